package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import org.jspecify.annotations.Nullable;

/** A log that is filled when somebody wants to read it. */
final class EmmettLog {

    private static final int EVENTS_AT_ONCE = 10;

    private @Nullable OwnDatabase database;

    OwnDatabase filled(DurablePostgres server, String payload, FilledLog log) {
        var there = database;
        if (there == null) {
            there = server.create("emmett_filled");
            fill(there, payload, log);
            database = there;
        }
        return there;
    }

    private static void fill(OwnDatabase database, String payload, FilledLog log) {
        try (var emmett = Emmett.on(database, payload)) {
            emmett.fill(log.streams(), FilledLog.EVENTS_PER_STREAM, EVENTS_AT_ONCE);
        }
        Missing.check(log.events(), Emmett.rows(database));
    }
}
