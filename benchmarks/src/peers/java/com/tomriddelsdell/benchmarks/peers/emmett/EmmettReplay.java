package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/** All messages, pulled as a consumer pulls them; without its checkpoints. */
record EmmettReplay(EmmettLog filled, String payload, FilledLog log) implements Contender {

    @Override
    public Label label() {
        return Emmett.label("replay, decoded from JSON", 1);
    }

    @Override
    public Running open(DurablePostgres server) {
        var emmett = Emmett.on(filled.filled(server, payload, log), payload);
        return Running.of(time -> Passes.of(log.events(), time, emmett::replay), emmett::close);
    }
}
