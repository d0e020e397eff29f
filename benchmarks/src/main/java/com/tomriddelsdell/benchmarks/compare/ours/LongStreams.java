package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/** A log with streams of several lengths, filled once. */
public final class LongStreams implements Consumer<DurablePostgres> {

    /** From the shortest to the longest, in events. */
    public static final List<Integer> LENGTHS = List.of(10, 100, 1_000, 10_000, 100_000);

    static final String SCHEMA = "long_streams";

    private static final int EVENTS_AT_ONCE = 500;

    private boolean filled;

    static StreamId stream(int length) {
        return StreamId.of("order", "of" + length);
    }

    @Override
    public void accept(DurablePostgres server) {
        if (filled) {
            return;
        }
        try (var store = OpenStore.at(server.options(), SCHEMA)) {
            LENGTHS.forEach(length -> fill(store, length));
        }
        filled = true;
    }

    private static void fill(OpenStore store, int length) {
        OpenStore.await(Flux.range(0, Math.ceilDiv(length, EVENTS_AT_ONCE))
                .concatMap(number -> store.store()
                        .append(
                                stream(length),
                                ExpectedVersion.any(),
                                Orders.placed(Math.min(EVENTS_AT_ONCE, length - number * EVENTS_AT_ONCE))))
                .count());
    }
}
