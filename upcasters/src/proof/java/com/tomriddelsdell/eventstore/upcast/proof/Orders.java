package com.tomriddelsdell.eventstore.upcast.proof;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A log of many orders, and how long things take with it. */
final class Orders {

    static final int STREAMS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final String FILL = "x".repeat(150);

    private Orders() {}

    /** Records events behind the {@code first} that a log holds, evenly in so many streams of a category of their own. */
    static Mono<?> record(R2dbcEventStore log, int first, int events, String category, int streams) {
        return Flux.range(0, events)
                .map(number -> event(
                        first + number,
                        StreamId.of(category, String.valueOf(number % streams)),
                        StreamVersion.of(number / streams)))
                .buffer(ImportBatch.MAX_EVENTS)
                .map(ImportBatch::of)
                .concatMap(log.imports()::append, 1)
                .last();
    }

    private static RecordedEvent event(int number, StreamId stream, StreamVersion version) {
        return new RecordedEvent(
                Position.of(number + 1L),
                stream,
                version,
                EventIds.next(),
                "OrderPlaced",
                Payload.utf8("{\"number\":%d,\"amount\":%d.50,\"text\":\"%s\"}".formatted(number, number % 1000, FILL)),
                Metadata.correlatedBy(EventIds.next()),
                number % 4 == 0 ? Set.of(Tag.of("customer", String.valueOf(number % 997))) : Set.of(),
                Instant.EPOCH.plusSeconds(number));
    }

    static <T> T timed(String what, int events, Supplier<T> work) {
        var start = System.nanoTime();
        var result = work.get();
        var seconds = (System.nanoTime() - start) / 1e9;
        LOG.info("{}: {} events in {} s, {} a second", what, events, (long) seconds, (long) (events / seconds));
        return result;
    }
}
