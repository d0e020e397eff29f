package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/** The messages of a stream, decoded. */
record MessageDbReads(MessageDbLog filled, String payload, FilledLog log, int callers) implements Contender {

    @Override
    public Label label() {
        return MessageDb.label("read %d events, decoded".formatted(FilledLog.EVENTS_PER_STREAM), callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var messages = MessageDb.on(filled.filled(server, payload, log));
        return Running.of(
                time -> ThreadCallers.call(
                                callers,
                                time,
                                caller -> Missing.check(FilledLog.EVENTS_PER_STREAM, messages.read(log.anyStream())))
                        .round(),
                messages::close);
    }
}
