package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.testkit.Callers;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture.Line;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("contract")
class KilledProjectionTest {

    private final Journal journal = new Journal(Server.newSchema());
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(journal.schema()).open());
        done(journal.create(database));
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void a_projection_whose_sessions_are_killed_applies_every_event_once_and_parks_none() {
        var callers = new Callers("killed projection");
        var subscriptions = Subscriptions.of(store, store.subscriptions()).leasing(Duration.ofSeconds(2));
        var running = subscriptions
                .run(Subscription.<Connection>projecting("journal", journal::write)
                        .partitions(3)
                        .retrying(RetryPolicy.DEFAULT.pausing(Duration.ofMillis(20), Duration.ofMillis(200))))
                .subscribe();
        var appending = callers.append(8, 60, store).count().toFuture();
        for (var kill = 0; kill < 10; kill++) {
            Mono.delay(Duration.ofMillis(50)).block();
            sessions.terminate();
        }
        now(Mono.fromFuture(appending));
        var end = now(callers.end(store));

        done(subscriptions.await("journal", end.position(), Waiting.PATIENCE));
        var lines = now(journal.lines(database).map(Line::position).collectList());
        running.dispose();
        done(subscriptions.left());

        assertThat(lines).hasSameSizeAs(now(Callers.log(store))).doesNotHaveDuplicates();
        assertThat(now(subscriptions.control().status("journal")).parked()).isZero();
    }
}
