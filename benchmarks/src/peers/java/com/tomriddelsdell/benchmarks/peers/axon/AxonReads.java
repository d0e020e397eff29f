package com.tomriddelsdell.benchmarks.peers.axon;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.peers.order.OrderPlaced;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/** The events of an aggregate, read as a repository reads them to load it; their payloads are decoded. */
record AxonReads(AxonLog filled, String payload, FilledLog log, int callers) implements Contender {

    @Override
    public Label label() {
        return AxonStore.label("read %d events, decoded".formatted(FilledLog.EVENTS_PER_STREAM), callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var store = AxonStore.on(filled.filled(server, payload, log));
        return Running.of(
                time -> ThreadCallers.call(callers, time, caller -> read(store)).round(), store::close);
    }

    private void read(AxonStore store) {
        Missing.check(
                FilledLog.EVENTS_PER_STREAM,
                store.events()
                        .readEvents(log.anyStream())
                        .asStream()
                        .filter(event -> event.getPayload() instanceof OrderPlaced)
                        .count());
    }
}
