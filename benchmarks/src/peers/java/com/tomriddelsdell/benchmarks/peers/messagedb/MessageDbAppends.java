package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.time.Duration;

/** One event to a new stream each time. */
record MessageDbAppends(String payload, int callers) implements Contender {

    @Override
    public Label label() {
        return MessageDb.label("append 1 event", callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var installation = new Installation();
        var database = server.create("message_db_appends_" + callers);
        installation.into(database);
        var messages = MessageDb.on(database);
        return Running.of(time -> play(database, messages, time), messages::close);
    }

    private Round play(OwnDatabase database, MessageDb messages, Duration time) {
        var before = MessageDb.rows(database);
        var tally = ThreadCallers.call(callers, time, caller -> messages.write(payload));
        Missing.check(tally.calls(), MessageDb.rows(database) - before);
        return tally.round();
    }
}
