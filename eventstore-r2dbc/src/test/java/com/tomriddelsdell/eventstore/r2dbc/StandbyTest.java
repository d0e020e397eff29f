package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.PATIENCE;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.insistently;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A hot standby is read as far as the primary has noted that the log is complete, and no further. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandbyTest {

    private static final Duration LONGER_THAN_NOTES_ARE_APART = Duration.ofMillis(2_500);

    @TempDir
    private Path directory;

    private OwnServer server;
    private OwnServer standby;
    private Database primaryDatabase;
    private Database standbyDatabase;
    private R2dbcEventStore primary;
    private R2dbcEventStore replica;
    private PostgresqlConnection held;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        server = new OwnServer(directory);
        primaryDatabase = Database.at(server.options()).build();
        primary = now(R2dbcEventStore.on(primaryDatabase).open());
        append("before", 5);
        standby = server.streamingStandby();
        standbyDatabase = Database.at(standby.options()).build();
        replica = now(R2dbcEventStore.on(standbyDatabase).open());
        held = now(primaryDatabase.dedicated());
    }

    @AfterEach
    void close() throws IOException {
        done(replica.close().then(standbyDatabase.close()));
        done(held.close().then(primary.close()).then(primaryDatabase.close()));
        standby.close();
        server.close();
    }

    @Test
    void a_follower_on_a_standby_waits_for_an_append_that_is_held_open_on_the_primary() {
        StepVerifier.create(replica.follow(Position.START)
                        .map(RecordedEvent::stream)
                        .map(StreamId::key))
                .expectNext("before", "before", "before", "before", "before")
                .then(() -> append("present", 1))
                .expectNext("present")
                .then(this::appendAndHold)
                .then(() -> append("after", 2))
                .expectNoEvent(LONGER_THAN_NOTES_ARE_APART)
                .then(() -> done(held.commitTransaction()))
                .expectNext("held", "after", "after")
                .thenCancel()
                .verify(PATIENCE);
        assertThat(now(replica.history().epoch()))
                .isEqualTo(now(primary.history().epoch()));
    }

    @Test
    void a_follower_on_a_standby_misses_nothing_while_many_write() {
        var callers = new Callers("standby");
        var first = now(replica.head()).safe();
        var followed = replica.follow(Position.of(5))
                .takeUntil(event -> event.stream().key().equals("end"));
        var seen = followed.collectList().toFuture();

        now(callers.append(8, 100, primary).count());
        now(callers.end(primary));

        callers.verify(now(Mono.fromFuture(seen)));
        assertThat(now(replica.head()).safe()).isGreaterThan(first);
    }

    private void appendAndHold() {
        done(held.beginTransaction());
        now(primary.append(
                held, AppendRequest.to(StreamId.of("order", "held"), ExpectedVersion.any(), Callers.events(1))));
    }

    private void append(String key, int count) {
        now(insistently(primary.append(StreamId.of("order", key), ExpectedVersion.any(), Callers.events(count))));
    }
}
