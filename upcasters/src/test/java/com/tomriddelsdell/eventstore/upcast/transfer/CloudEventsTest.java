package com.tomriddelsdell.eventstore.upcast.transfer;

import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.PATIENCE;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.events;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Events as CloudEvents, for others and from others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CloudEventsTest {

    private static final String FOREIGN = """
            {"specversion":"1.0","id":"A-1","source":"/shop","type":"com.example.placed","subject":"order-9",\
            "time":"2026-01-02T03:04:05.6+01:00","data":{"amount":1.50}}""";

    private final InMemoryEventStore store =
            InMemoryEventStore.create(Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC));

    @Test
    void an_event_is_written_as_the_standard_says() {
        var id = new UUID(0, 1);
        now(store.append(
                StreamId.of("order", "1"),
                ExpectedVersion.noStream(),
                List.of(new EventData(
                        id,
                        "OrderPlaced",
                        Payload.utf8("{\"amount\":12.50}"),
                        new Metadata(new UUID(0, 2), new UUID(0, 3), Map.of("by", "\"me\"")),
                        Set.of(Tag.of("customer", "7"))))));

        var line = now(LogExport.of(store, store.schemas()).cloudEvents().single());

        assertThat(line.replaceFirst("urn:eventstore:[0-9a-f-]{36}", "urn:eventstore:LOG"))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"source\":\"urn:eventstore:LOG\",\"type\":\"OrderPlaced\",\"subject\":\"order-1\","
                        + "\"time\":\"2026-01-02T03:04:05.678901Z\",\"position\":\"1\",\"version\":\"0\","
                        + "\"correlationid\":\"00000000-0000-0000-0000-000000000002\","
                        + "\"causationid\":\"00000000-0000-0000-0000-000000000003\","
                        + "\"headers\":\"{\\\"by\\\":\\\"\\\\\\\"me\\\\\\\"\\\"}\",\"tags\":\"[\\\"customer:7\\\"]\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"amount\":12.50}}");
    }

    @Test
    void an_event_of_somebody_else_is_appended_once() {
        now(appending(FOREIGN).last());
        now(appending(FOREIGN).last());

        assertThat(events(store)).singleElement().satisfies(event -> {
            assertThat(event.stream()).isEqualTo(StreamId.of("order", "9"));
            assertThat(event.type()).isEqualTo("com.example.placed");
            assertThat(event.payload()).isEqualTo(Payload.utf8("{\"amount\":1.50}"));
        });
    }

    @Test
    void data_may_be_text_or_nothing() {
        now(appending(
                        FOREIGN.replace(
                                "\"data\":{\"amount\":1.50}", "\"datacontenttype\":\"text/plain\",\"data\":\"plain\""),
                        FOREIGN.replace("A-1", "A-2").replace(",\"data\":{\"amount\":1.50}", ""))
                .last());

        assertThat(events(store)).extracting(event -> event.payload().utf8()).containsExactly("plain", "");
    }

    @Test
    void what_is_no_cloud_event_is_told_by_line() {
        refused("Line 1: the field 'subject' is missing", FOREIGN.replace("\"subject\":\"order-9\",", ""));
        refused("'subject' must be a stream", FOREIGN.replace("order-9", "order9"));
        refused("Line 2: the field 'specversion' must be '1.0'", FOREIGN, FOREIGN.replace("1.0", "0.3"));
        refused("'tags' must be JSON", FOREIGN.replace("\"data\"", "\"tags\":\"[\",\"data\""));
        assertThat(events(store)).isEmpty();
    }

    @Test
    void positions_that_are_not_there_cannot_be_kept() {
        StepVerifier.create(LogImport.keepingPositions(store, store.imports(), store.schemas())
                        .cloudEvents(Flux.just(FOREIGN)))
                .expectErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("'position' and 'version'"))
                .verify(PATIENCE);
    }

    private void refused(String what, String... lines) {
        StepVerifier.create(appending(lines))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining(what))
                .verify(PATIENCE);
    }

    private Flux<ImportProgress> appending(String... lines) {
        return LogImport.appending(store, store.schemas()).cloudEvents(Flux.fromArray(lines));
    }
}
