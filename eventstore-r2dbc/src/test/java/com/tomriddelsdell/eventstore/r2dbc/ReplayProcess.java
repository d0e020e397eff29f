package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.replay.Replays;
import java.time.Duration;
import java.util.List;

/** A process of its own that feeds the generations of {@link Tallies} until it is killed. */
final class ReplayProcess {

    private ReplayProcess() {}

    static OwnProcess start(String schema, Duration lease) {
        return OwnProcess.running(ReplayProcess.class, schema, lease.toString());
    }

    /** Runs on a server at a port, on the log in a schema, with a lease. */
    public static void main(String[] arguments) {
        R2dbcEventStore.on(OwnProcess.database(arguments[0]))
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Replays.of(
                                store, store.subscriptions(), store.replays(), List.of(Tallies.in(arguments[1])))
                        .leasing(Duration.parse(arguments[2]))
                        .run())
                .blockLast();
    }
}
