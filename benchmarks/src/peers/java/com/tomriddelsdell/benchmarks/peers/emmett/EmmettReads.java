package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/** The events of a stream, as objects. */
record EmmettReads(EmmettLog filled, String payload, FilledLog log, int callers) implements Contender {

    @Override
    public Label label() {
        return Emmett.label("read %d events, decoded".formatted(FilledLog.EVENTS_PER_STREAM), callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var emmett = Emmett.on(filled.filled(server, payload, log), payload);
        return Running.of(
                time -> emmett.read(time, callers, log.streams(), FilledLog.EVENTS_PER_STREAM)
                        .round(),
                emmett::close);
    }
}
