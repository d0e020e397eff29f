package com.tomriddelsdell.benchmarks.peers.axon;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A log that is filled when somebody wants to read it: streams are written alternately, a few events at a time. */
final class AxonLog {

    private static final int EVENTS_AT_ONCE = 10;

    private @Nullable OwnDatabase database;

    OwnDatabase filled(DurablePostgres server, String payload, FilledLog log) {
        var there = database;
        if (there == null) {
            there = server.create("axon_filled");
            fill(there, payload, log);
            database = there;
        }
        return there;
    }

    private static void fill(OwnDatabase database, String payload, FilledLog log) {
        var event = AxonStore.event(payload);
        try (var store = AxonStore.on(database)) {
            for (var from = 0; from < FilledLog.EVENTS_PER_STREAM; from += EVENTS_AT_ONCE) {
                var written = from;
                IntStream.range(0, log.streams())
                        .parallel()
                        .forEach(number -> store.append(log.stream(number), written, EVENTS_AT_ONCE, event));
            }
        }
        Missing.check(log.events(), AxonStore.rows(database));
    }
}
