package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The values of the model cannot be changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelTest {

    private static final StreamId STREAM = StreamId.of("order", "1");

    @Test
    void a_header_may_hold_lines() {
        assertThat(Metadata.NONE.withHeaders(Map.of("note", "a\nb")).headers()).containsEntry("note", "a\nb");
    }

    @Test
    void metadata_keeps_a_copy_of_its_headers() {
        var headers = new HashMap<>(Map.of("a", "1"));
        var metadata = Metadata.NONE.withHeaders(headers);

        headers.put("b", "2");

        assertThat(metadata.headers()).containsOnlyKeys("a");
    }

    @Test
    void a_payload_cannot_be_changed_from_outside() {
        var bytes = new byte[] {1, 2};
        var payload = Payload.copyOf(bytes);

        bytes[0] = 9;
        payload.toByteArray()[1] = 9;

        assertThat(payload).isEqualTo(Payload.copyOf(new byte[] {1, 2}));
        assertThat(payload.buffer().isReadOnly()).isTrue();
    }

    @Test
    void what_an_event_causes_is_correlated_as_the_event_is() {
        var correlation = EventIds.next();
        var cause = recorded(Metadata.correlatedBy(correlation));

        assertThat(Metadata.causedBy(cause)).isEqualTo(new Metadata(correlation, cause.id(), Map.of()));
    }

    @Test
    void what_an_uncorrelated_event_causes_is_correlated_by_that_event() {
        var cause = recorded(Metadata.NONE);

        assertThat(Metadata.causedBy(cause)).isEqualTo(new Metadata(cause.id(), cause.id(), Map.of()));
    }

    @Test
    void what_is_recorded_holds_what_was_appended() {
        var data = EventData.of("OrderPlaced", Payload.utf8("{}"))
                .withMetadata(Metadata.correlatedBy(EventIds.next()))
                .withTags(Tag.of("customer", "7"));

        var recorded = data.recorded(Position.of(3), STREAM, StreamVersion.of(2), Instant.EPOCH);

        assertThat(recorded.records(data)).isTrue();
        assertThat(recorded.data()).isEqualTo(data);
        assertThat(recorded.position()).isEqualTo(Position.of(3));
        assertThat(recorded.version()).isEqualTo(StreamVersion.of(2));
    }

    private static RecordedEvent recorded(Metadata metadata) {
        return new RecordedEvent(
                Position.of(1),
                STREAM,
                StreamVersion.FIRST,
                EventIds.next(),
                "OrderPlaced",
                Payload.utf8(""),
                metadata,
                Set.of(),
                Instant.EPOCH);
    }
}
