package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.insistently;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The server crashes under the store and comes back with what it had made durable. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartTest {

    @TempDir
    private Path directory;

    private final Callers callers = new Callers("crashing server");
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
    void what_was_acknowledged_before_and_after_crashes_is_there_and_followers_go_on()
            throws IOException, InterruptedException {
        var followed = callers.followed(store).toFuture();
        var appending = callers.append(8, 400, store).count().toFuture();
        for (var crash = 0; crash < 2; crash++) {
            Mono.delay(Duration.ofMillis(500)).block();
            server.crash();
            server.restart();
        }

        assertThat(now(Mono.fromFuture(appending))).isEqualTo(8 * 400);
        now(callers.end(store));
        callers.verify(now(Mono.fromFuture(followed)));
        callers.verify(now(Callers.log(store)));
    }

    @Test
    void whoever_is_told_that_the_outcome_is_unknown_learns_it_by_appending_again()
            throws IOException, InterruptedException {
        var appends = IntStream.range(0, 200)
                .mapToObj(number -> new Attempt(StreamId.of("crash", "" + number), Callers.events(2)))
                .toList();
        var outcomes = Flux.fromIterable(appends)
                .delayElements(Duration.ofMillis(5))
                .flatMap(attempt -> attempt.outcome(store), 200)
                .collectList()
                .toFuture();
        Mono.delay(Duration.ofMillis(400)).block();
        server.crash();
        until(outcomes::isDone);
        server.restart();

        assertThat(now(Mono.fromFuture(outcomes))).allMatch(RestartTest::isHonest);
        for (var attempt : appends) {
            assertThat(now(attempt.again(store)).version().value()).isEqualTo(1);
        }
        assertThat(now(Callers.log(store))).hasSize(400);
    }

    private static boolean isHonest(Object outcome) {
        return outcome instanceof Appended
                || outcome instanceof StoreUnavailableException
                || outcome instanceof AppendOutcomeUnknownException;
    }

    private record Attempt(StreamId stream, List<EventData> events) {

        Mono<Object> outcome(R2dbcEventStore store) {
            return append(store).cast(Object.class).onErrorResume(Mono::just);
        }

        Mono<Appended> again(R2dbcEventStore store) {
            return insistently(append(store));
        }

        private Mono<Appended> append(R2dbcEventStore store) {
            return store.append(stream, ExpectedVersion.noStream(), events);
        }
    }
}
