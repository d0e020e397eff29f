package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.ReactiveCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Mono;

/**
 * Callers of one method of the store.
 *
 * @param schema where the log is
 * @param appended how many events an answered call has appended
 * @param calls given a store, what a caller does, by its number
 */
record StoreCalls(
        Label label, String schema, int appended, Function<R2dbcEventStore, IntFunction<? extends Mono<?>>> calls)
        implements Contender {

    @Override
    public Running open(DurablePostgres server) {
        var store = OpenStore.at(server.options(), schema);
        return new Callers(store, calls.apply(store.store()));
    }

    private final class Callers implements Running {

        private final OpenStore store;
        private final IntFunction<? extends Mono<?>> call;

        Callers(OpenStore store, IntFunction<? extends Mono<?>> call) {
            this.store = store;
            this.call = call;
        }

        @Override
        public Round round(Duration time) {
            var start = store.end();
            var tally = ReactiveCallers.call(label.callers(), time, call);
            store.requireSince(start, tally.calls() * appended);
            return tally.round();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
