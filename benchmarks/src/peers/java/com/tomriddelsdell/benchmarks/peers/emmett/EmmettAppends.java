package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.time.Duration;

/** One event to a new stream each time. */
record EmmettAppends(String payload, int callers) implements Contender {

    @Override
    public Label label() {
        return Emmett.label("append 1 event", callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var database = server.create("emmett_appends_" + callers);
        var emmett = Emmett.on(database, payload);
        return Running.of(time -> play(database, emmett, time), emmett::close);
    }

    private Round play(OwnDatabase database, Emmett emmett, Duration time) {
        var before = Emmett.rows(database);
        var answer = emmett.append(time, callers);
        Missing.check(answer.calls(), Emmett.rows(database) - before);
        return answer.round();
    }
}
