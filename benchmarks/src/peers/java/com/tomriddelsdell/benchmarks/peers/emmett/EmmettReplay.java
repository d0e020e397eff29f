package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;

/** All messages, pulled as a consumer pulls them; without its checkpoints. */
record EmmettReplay(EmmettLog filled, String payload, FilledLog log) implements Contender {

    @Override
    public Label label() {
        return Emmett.label("replay, decoded from JSON", 1);
    }

    @Override
    public Running open(DurablePostgres server) {
        var emmett = Emmett.on(filled.filled(server, payload, log), payload);
        return new Running() {
            @Override
            public Round round(Duration time) {
                return Passes.of(log.events(), time, emmett::replay);
            }

            @Override
            public void close() {
                emmett.close();
            }
        };
    }
}
