package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read is what was appended, to the bit. */
public abstract class RoundTripContract extends StoreContract {

    static final List<String> TEXTS = List.of(
            "plain",
            "it's \"quoted\"",
            "back\\slash \\x00 {braces} [brackets],%s ?1 $1 :name",
            " spaces around ",
            "Grüße, 世界, שלום, 🦉👩‍👩‍👧",
            "e\u0301",
            "\u00e9");

    @Test
    void a_payload_keeps_every_byte_value() {
        var bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(value -> bytes[value] = (byte) value);

        assertKept(List.of(EventData.of("Noted", Payload.copyOf(bytes))));
    }

    @Test
    void a_payload_may_be_any_single_byte() {
        assertKept(IntStream.range(0, 256)
                .mapToObj(value -> EventData.of("Noted", Payload.wrap(new byte[] {(byte) value})))
                .toList());
    }

    @Test
    void a_payload_may_be_empty() {
        assertKept(List.of(Events.ofSize(0)));
    }

    @Test
    void payloads_keep_unicode() {
        assertKept(TEXTS.stream()
                .map(text -> EventData.of("Noted", Payload.utf8(text)))
                .toList());
    }

    @Test
    void types_keep_every_character() {
        var longest = "ü".repeat(EventData.MAX_TYPE_LENGTH);

        assertKept(Stream.concat(TEXTS.stream(), Stream.of(longest))
                .map(type -> EventData.of(type, Payload.utf8("{}")))
                .toList());
    }

    @Test
    void ids_may_be_of_any_form() {
        assertKept(Stream.of(new UUID(0, 0), new UUID(-1, -1), UUID.nameUUIDFromBytes(new byte[1]), EventIds.next())
                .map(Events.one()::withId)
                .toList());
    }

    @Test
    void metadata_is_kept_whichever_part_is_there() {
        var id = EventIds.next();
        var other = EventIds.next();

        assertKept(Stream.of(
                        Metadata.NONE,
                        Metadata.correlatedBy(id),
                        Metadata.NONE.withCausationId(id),
                        Metadata.correlatedBy(id).withCausationId(other),
                        Metadata.NONE.withHeaders(Map.of("tenant", "a")),
                        new Metadata(id, other, Map.of("tenant", "a", "traceparent", "00-ab-cd-01")))
                .map(metadata -> Events.one().withMetadata(metadata))
                .toList());
    }

    @Test
    void headers_keep_every_character() {
        var lines = Map.of("lines", "one\ntwo\r\n\ttabbed", "empty", "", "Case", "a", "case", "b");

        assertKept(Stream.concat(TEXTS.stream().map(text -> Map.of(text, text)), Stream.of(lines))
                .map(headers -> Events.one().withMetadata(Metadata.NONE.withHeaders(headers)))
                .toList());
    }

    private void assertKept(List<EventData> events) {
        append(STREAM, events);
        events.forEach(event -> append(OTHER, event.withId(EventIds.next())));

        assertThat(stream(STREAM))
                .zipSatisfy(
                        events,
                        (recorded, event) ->
                                assertThat(recorded).matches(found -> found.records(event), "records " + event));
        assertThat(stream(OTHER))
                .zipSatisfy(
                        events,
                        (recorded, event) -> assertThat(recorded)
                                .matches(found -> found.records(event.withId(found.id())), "records " + event));
        assertThat(log()).hasSize(2 * events.size());
    }

    @Test
    void streams_are_apart_though_their_names_look_alike() {
        var streams = Stream.concat(
                        TEXTS.stream(), Stream.of("a", "A", "a ", "a-b", "a--b", "x".repeat(StreamId.MAX_LENGTH - 8)))
                .map(key -> StreamId.of("contact", key))
                .toList();

        streams.forEach(stream -> append(stream, Events.one()));

        assertThat(streams)
                .allSatisfy(stream -> assertThat(stream(stream))
                        .singleElement()
                        .matches(event -> event.stream().equals(stream)));
        assertThat(log()).hasSize(streams.size());
    }

    @Test
    void an_event_says_when_it_was_recorded() {
        append(STREAM, Events.one());

        assertThat(stream(STREAM))
                .singleElement()
                .matches(event -> event.recordedAt().isAfter(Instant.EPOCH));
    }

    @Test
    void a_stream_and_the_log_show_the_same_event() {
        append(STREAM, Events.some(3));

        assertThat(stream(STREAM)).hasSize(3).isEqualTo(log());
    }
}
