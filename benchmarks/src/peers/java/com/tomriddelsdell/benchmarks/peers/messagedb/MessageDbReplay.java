package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/** The messages of the category, as a consumer gets them; without its positions. */
record MessageDbReplay(MessageDbLog filled, String payload, FilledLog log) implements Contender {

    @Override
    public Label label() {
        return MessageDb.label("replay, decoded from JSON", 1);
    }

    @Override
    public Running open(DurablePostgres server) {
        var messages = MessageDb.on(filled.filled(server, payload, log));
        return Running.of(time -> Passes.of(log.events(), time, messages::readAll), messages::close);
    }
}
