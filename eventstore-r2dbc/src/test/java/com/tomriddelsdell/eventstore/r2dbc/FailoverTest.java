package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.HistoryDivergedException.Divergence;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A standby that has not received everything is promoted, on the address of the server that has crashed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailoverTest {

    private static final StreamId STREAM = StreamId.of("order", "1");

    @TempDir
    private Path directory;

    private OwnServer server;
    private Database database;
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        server = new OwnServer(directory);
        database = Database.at(server.options()).build();
        store = now(R2dbcEventStore.on(database).open());
    }

    @AfterEach
    void close() throws IOException {
        done(store.close().then(database.close()));
        server.close();
    }

    @Test
    void who_has_seen_what_is_lost_is_stopped_and_who_has_not_goes_on() throws Exception {
        append(10);
        var early = now(store.checkpoint(Position.END));
        server.copyAsStandby();
        append(10);
        var late = now(store.checkpoint(Position.END));
        var seen = new CopyOnWriteArrayList<RecordedEvent>();
        var follower = store.follow(late).doOnNext(seen::add).count().toFuture();
        append(1);
        until(() -> seen.size() == 1);

        server.crash();
        server.promoteStandby();

        assertThat(failure(Mono.fromFuture(follower)).divergence()).isEqualTo(Divergence.BEYOND_THE_LOG);
        assertThat(refusal(late).divergence()).isEqualTo(Divergence.BEYOND_THE_LOG);
        assertThat(refusal(Checkpoint.at(late.position())).divergence()).isEqualTo(Divergence.BEYOND_THE_LOG);

        append(60);
        assertThat(now(store.read(LogRead.all()).count())).isEqualTo(70);
        assertThat(refusal(late).divergence()).isIn(Divergence.ANOTHER_EVENT, Divergence.UNPROVEN);

        var adopted = now(store.verify(early));
        assertThat(adopted.eventId()).isEqualTo(early.eventId());
        assertThat(adopted.epoch()).isNotEqualTo(early.epoch());
        assertThat(Objects.requireNonNull(adopted.epoch()).log())
                .isEqualTo(Objects.requireNonNull(early.epoch()).log());
        assertThat(now(store.follow(early).take(60).count())).isEqualTo(60);
    }

    @Test
    void a_failover_that_loses_nothing_stops_nobody() throws Exception {
        append(10);
        var seen = new CopyOnWriteArrayList<RecordedEvent>();
        var follower = store.follow(Position.START)
                .doOnNext(seen::add)
                .take(11)
                .count()
                .toFuture();
        until(() -> seen.size() == 10);
        var before = now(store.history().epoch());
        server.copyAsStandby();

        server.crash();
        server.promoteStandby();
        append(1);

        now(Mono.fromFuture(follower));
        assertThat(now(Callers.log(store))).hasSize(11);
        assertThat(seen).isEqualTo(now(Callers.log(store)));
        assertThat(now(store.history().epoch())).isNotEqualTo(before);
    }

    private void append(int count) {
        var events = Callers.events(count);
        now(store.append(STREAM, ExpectedVersion.any(), events)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(100))
                        .filter(failure -> failure instanceof EventStoreException)));
    }

    private HistoryDivergedException refusal(Checkpoint checkpoint) {
        return catchThrowableOfType(
                HistoryDivergedException.class,
                () -> now(store.verify(checkpoint)
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(100))
                                .filter(failure -> !(failure instanceof HistoryDivergedException)))));
    }

    private static HistoryDivergedException failure(Mono<Long> follower) {
        return catchThrowableOfType(HistoryDivergedException.class, () -> now(follower));
    }
}
