package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fills logs with events of all kinds, and compares them. */
final class SampleLog {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final SchemaText FIRST = new SchemaText("OrderPlaced", "{\"type\":\"string\"}");
    static final SchemaText SECOND = new SchemaText("OrderPlaced", "{\"type\":\"int\"}");

    private static final List<Payload> PAYLOADS = List.of(
            Payload.utf8(
                    "{\"amount\":12.50,\"name\":\"Zoë ☂ \\\"x\\\"\",\"none\":null,\"big\":123456789012345678901234567890}"),
            Payload.utf8("{ \"amount\": 1 }"),
            Payload.wrap(new byte[] {0, 10, 13, (byte) 255, '\\', '{'}),
            Payload.utf8("[1,2.0,{\"a\":1e5}]"),
            Payload.utf8("{\"a\":1,\"a\":2}"),
            Payload.wrap(new byte[0]));

    private SampleLog() {}

    /** {@code events} in streams of their own, some in one append. */
    static void fill(EventStore store, SchemaCatalogue schemas, int events) {
        now(Flux.just(FIRST, SECOND).concatMap(schemas::register).then(Mono.just(true)));
        var appends = IntStream.range(0, events / 5)
                .mapToObj(nth -> store.append(
                        StreamId.of("order", String.valueOf(nth % 37)),
                        ExpectedVersion.any(),
                        IntStream.range(0, 5)
                                .mapToObj(part -> event(5 * nth + part))
                                .toList()))
                .toList();
        now(Flux.merge(Flux.fromIterable(appends), 64).then(Mono.just(true)));
    }

    static EventData event(int number) {
        var event = EventData.of(number % 3 == 0 ? "OrderPlaced" : "Größe", PAYLOADS.get(number % PAYLOADS.size()));
        if (number % 2 == 0) {
            event = event.withTags(Tag.of("customer", "c:" + number % 11), Tag.of("region", "north"));
        }
        return number % 5 == 0
                ? event.withMetadata(new Metadata(
                        EventIds.next(), EventIds.next(), Map.of("traceparent", "00", "text", "two\nlines \"q\"")))
                : event;
    }

    static List<RecordedEvent> events(EventStore store) {
        return now(store.read(LogRead.all()).collectList());
    }

    static boolean areSame(EventStore one, EventStore another) {
        return now(HistoryDigests.firstDifference(
                        HistoryDigests.of(one).every(100).read(),
                        HistoryDigests.of(another).every(100).read())
                .hasElement()
                .map(differs -> !differs));
    }

    static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE), "nothing was emitted");
    }
}
