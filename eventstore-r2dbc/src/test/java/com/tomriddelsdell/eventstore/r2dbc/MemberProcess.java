package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.time.Duration;

/** A process of its own that runs the projection of a journal until it is killed. */
final class MemberProcess {

    static final String SUBSCRIPTION = "journal";
    static final int PARTITIONS = 4;

    private MemberProcess() {}

    static OwnProcess start(String name, String schema, Duration lease) {
        return OwnProcess.running(MemberProcess.class, schema, name, lease.toString());
    }

    /** Runs on a server at a port, on the log in a schema, under a name, with a lease. */
    public static void main(String[] arguments) {
        R2dbcEventStore.on(OwnProcess.database(arguments[0]))
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Subscriptions.of(store, store.subscriptions())
                        .as(arguments[2])
                        .leasing(Duration.parse(arguments[3]))
                        .run(Subscription.<Connection>projecting(SUBSCRIPTION, new Journal(arguments[1])::write)
                                .partitions(PARTITIONS)))
                .blockLast();
    }
}
