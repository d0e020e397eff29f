package com.tomriddelsdell.benchmarks.peers.axon;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.peers.order.OrderPlaced;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.util.concurrent.TimeUnit;

/** A stream of all events, opened at the log's start, as a streaming event processor opens it; without its tokens. */
record AxonReplay(AxonLog filled, String payload, FilledLog log) implements Contender {

    private static final int PATIENCE = 30;

    @Override
    public Label label() {
        return AxonStore.label("replay, decoded from JSON", 1);
    }

    @Override
    public Running open(DurablePostgres server) {
        var store = AxonStore.on(filled.filled(server, payload, log));
        return Running.of(time -> Passes.of(log.events(), time, () -> pass(store)), store::close);
    }

    private long pass(AxonStore store) throws InterruptedException {
        var seen = 0L;
        try (var events = store.events().openStream(null)) {
            while (seen < log.events() && events.hasNextAvailable(PATIENCE, TimeUnit.SECONDS)) {
                if (events.nextAvailable().getPayload() instanceof OrderPlaced) {
                    seen++;
                }
            }
        }
        return seen;
    }
}
