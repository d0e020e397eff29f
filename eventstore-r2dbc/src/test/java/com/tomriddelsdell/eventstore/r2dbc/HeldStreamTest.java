package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appends whose stream a foreign transaction holds: they wait, nobody else does. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("try")
class HeldStreamTest {

    private static final StreamId HELD = StreamId.of("held", "1");

    private final String schema = Server.newSchema();
    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private final Database impatientDatabase =
            sessions.database().statementLimit(Duration.ofSeconds(2)).build();
    private R2dbcEventStore store;
    private R2dbcEventStore impatient;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        impatient = now(R2dbcEventStore.on(impatientDatabase).schema(schema).open());
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
        done(impatient.close().then(impatientDatabase.close()));
    }

    @Test
    void an_append_takes_place_as_soon_as_its_stream_is_free() {
        List<CompletableFuture<@Nullable Object>> waiting;
        try (var held = Holder.ofStream(schema, HELD.toString())) {
            waiting = appends(store, 50);
            until(() -> sessions.waiting() > 0);
        }

        assertThat(outcomes(waiting)).hasSize(50).allMatch(Appended.class::isInstance);
    }

    @Test
    void appends_to_a_held_stream_do_not_keep_another_waiting_that_was_held_only_for_a_moment() {
        try (var held = Holder.ofStream(schema, HELD.toString())) {
            var waiting = appends(store, 50);
            until(() -> sessions.waiting() > 0);
            CompletableFuture<@Nullable Object> other;
            try (var moment = Holder.ofStream(schema, "moment-1")) {
                other = append(store, StreamId.of("moment", "1"));
                assertThat(now(Flux.interval(Duration.ofMillis(10)).take(20).count()))
                        .isEqualTo(20);
            }

            assertThat(now(Mono.fromFuture(other))).isInstanceOf(Appended.class);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void a_stream_that_is_held_beyond_the_limit_of_a_statement_is_no_outage() {
        try (var held = Holder.ofStream(schema, HELD.toString())) {
            var waiting = append(impatient, HELD);
            assertThat(now(Mono.fromFuture(waiting))).isInstanceOf(StoreUnavailableException.class);
            assertThat(impatientDatabase.guard().circuitBreaker().getMetrics().getNumberOfFailedCalls())
                    .isZero();
        }
    }

    @Test
    void closing_tells_everyone_who_waits_for_a_held_stream() {
        List<CompletableFuture<@Nullable Object>> waiting;
        try (var held = Holder.ofStream(schema, HELD.toString())) {
            waiting = appends(impatient, 50);
            until(() -> sessions.waiting() > 0);
            done(impatient.close());
        }

        assertThat(outcomes(waiting))
                .hasSize(50)
                .allMatch(outcome -> outcome instanceof Appended || outcome instanceof StoreUnavailableException);
    }

    private List<CompletableFuture<@Nullable Object>> appends(R2dbcEventStore to, int count) {
        return IntStream.range(0, count).mapToObj(number -> append(to, HELD)).toList();
    }

    private CompletableFuture<@Nullable Object> append(R2dbcEventStore to, StreamId stream) {
        return to.append(stream, ExpectedVersion.any(), Callers.events(1))
                .cast(Object.class)
                .onErrorResume(Mono::just)
                .toFuture();
    }

    private static List<Object> outcomes(List<CompletableFuture<@Nullable Object>> appends) {
        var outcomes = new ArrayList<>();
        appends.forEach(append -> outcomes.add(now(Mono.fromFuture(append))));
        return outcomes;
    }
}
