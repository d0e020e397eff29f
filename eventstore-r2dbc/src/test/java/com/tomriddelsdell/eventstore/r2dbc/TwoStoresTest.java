package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Two stores on one log are as two processes: they share nothing but the database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoStoresTest {

    /** After this long without news, looking has slowed down to pauses of 500 ms, and has just begun one. */
    private static final Duration IDLE = Duration.ofMillis(700);

    private final String schema = Server.newSchema();
    private final List<Database> databases =
            List.of(Server.database().build(), Server.database().build());
    private final Database pooled = Server.database().behindTransactionPooler().build();
    private final Callers callers = new Callers("two stores");

    @AfterEach
    void close() {
        databases.forEach(database -> done(database.close()));
        done(pooled.close());
    }

    @Test
    void a_follower_hears_of_what_the_other_store_appends_long_before_it_would_look() {
        var here = open(databases.getFirst());
        var there = open(databases.getLast());

        assertThat(times(20, here, there, Seen::afterItWasAcknowledged).get(5)).isLessThan(Duration.ofMillis(150));
        done(here.close().then(there.close()));
    }

    @Test
    void without_a_doorbell_a_follower_finds_what_the_other_store_appends_by_looking() {
        var here = open(databases.getFirst());
        var there = open(pooled);

        assertThat(times(5, here, there, Seen::afterItWasBegun).get(2)).isGreaterThan(Duration.ofMillis(150));
        done(here.close().then(there.close()));
    }

    /**
     * How long it takes until a follower of one store is given what the other appends, after a while without news; fastest
     * first.
     */
    private static List<Duration> times(
            int samples, R2dbcEventStore writer, R2dbcEventStore follower, Function<Seen, Duration> time) {
        var times = IntStream.range(0, samples)
                .mapToObj(number -> time.apply(seen(number, writer, follower)))
                .sorted()
                .toList();
        System.out.printf("seen by the other store after %s to %s%n", times.getFirst(), times.getLast());
        return times;
    }

    private static Seen seen(int number, R2dbcEventStore writer, R2dbcEventStore follower) {
        var events = Callers.events(1);
        var seen = follower.follow(Position.START)
                .filter(event -> event.id().equals(events.getFirst().id()))
                .next()
                .toFuture();
        Mono.delay(IDLE).block();
        var start = System.nanoTime();
        now(writer.append(StreamId.of("news", "" + number), ExpectedVersion.noStream(), events));
        var acknowledged = System.nanoTime();
        now(Mono.fromFuture(seen));
        var end = System.nanoTime();
        return new Seen(Duration.ofNanos(end - start), Duration.ofNanos(end - acknowledged));
    }

    /** When an event was seen: the append itself takes long on a busy machine, whoever hears of it. */
    private record Seen(Duration afterItWasBegun, Duration afterItWasAcknowledged) {}

    @Test
    void writers_of_both_stores_on_the_same_streams_lose_and_double_nothing() {
        var here = open(databases.getFirst());
        var there = open(databases.getLast());
        var followed = Mono.zip(callers.followed(here), callers.followed(there)).toFuture();

        var written = now(callers.append(16, 100, here, there).count());
        now(callers.end(here));

        assertThat(written).isEqualTo(1_600);
        callers.verify(now(Mono.fromFuture(followed)).getT1());
        callers.verify(now(Mono.fromFuture(followed)).getT2());
        callers.verify(now(Callers.log(there)));
        done(here.close().then(there.close()));
    }

    @Test
    void stores_that_open_an_empty_database_at_the_same_instant_migrate_it_once() throws SQLException {
        var opened = now(Mono.zip(
                opening(databases.getFirst()),
                opening(databases.getLast()),
                opening(pooled),
                opening(databases.getFirst())));

        now(callers.append(4, 10, opened.getT1(), opened.getT2(), opened.getT3(), opened.getT4())
                .count());
        callers.verify(now(Callers.log(opened.getT3())));
        assertThat(migrations()).isEqualTo(LogSchema.SCRIPTS.size());
        opened.forEach(store -> done(((R2dbcEventStore) store).close()));
    }

    private Mono<R2dbcEventStore> opening(Database database) {
        return R2dbcEventStore.on(database).schema(schema).open();
    }

    private R2dbcEventStore open(Database database) {
        return now(opening(database));
    }

    private int migrations() throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM %s.migration".formatted(schema))) {
            row.next();
            return row.getInt(1);
        }
    }
}
