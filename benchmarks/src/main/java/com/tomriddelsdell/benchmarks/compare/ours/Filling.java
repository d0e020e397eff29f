package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fills a log once, before anybody reads it: streams are written alternately, a few events at a time. */
final class Filling implements Consumer<DurablePostgres> {

    private static final int EVENTS_AT_ONCE = 10;
    private static final int APPENDS_AT_ONCE = 64;

    private final FilledLog log;
    private boolean filled;

    Filling(FilledLog log) {
        this.log = log;
    }

    @Override
    public void accept(DurablePostgres server) {
        if (filled) {
            return;
        }
        try (var store = OpenStore.at(server.options(), log.schema())) {
            var codec = Orders.codec(store.store());
            for (var written = 0; written < FilledLog.EVENTS_PER_STREAM; written += EVENTS_AT_ONCE) {
                OpenStore.await(toEveryStream(store.store(), codec));
            }
            store.requireSince(Position.START, log.events());
        }
        filled = true;
    }

    private Mono<Long> toEveryStream(EventStore store, EventCodec<OrderEvent> codec) {
        return Flux.range(0, log.streams())
                .map(number -> StreamId.parse(log.stream(number)))
                .flatMap(
                        stream -> store.append(stream, ExpectedVersion.any(), Orders.placed(EVENTS_AT_ONCE, codec)),
                        APPENDS_AT_ONCE)
                .count();
    }
}
