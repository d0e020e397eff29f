package com.tomriddelsdell.eventstore.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a scavenge does to tables; in a database where nobody else keeps old rows alive. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScavengeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StreamId LONG = StreamId.of("order", "1");
    private static final StreamId OTHER = StreamId.of("order", "2");
    private static final int THOUSANDS = 5;

    private final String schema = Server.newSchema();
    private final String own = Server.newDatabase();
    private final Database database = Server.database(own).build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
    }

    @AfterEach
    void close() {
        store.close().then(database.close()).block(PATIENCE);
    }

    @Test
    void space_is_used_again() throws SQLException {
        append(LONG, THOUSANDS);
        append(OTHER, 1);
        var full = pages();
        now(store.lifecycle().change(LONG, metadata -> metadata.withMaxCount(1)));

        scavenge();

        append(OTHER, THOUSANDS - 1);
        assertThat(pages()).isLessThanOrEqualTo(full);
    }

    @Test
    void space_at_the_end_is_given_back() throws SQLException {
        append(OTHER, 1);
        append(LONG, THOUSANDS);
        var full = pages();
        store.lifecycle().delete(LONG, ExpectedVersion.any()).block(PATIENCE);

        scavenge();

        assertThat(pages()).isLessThan(full / 2);
    }

    @Test
    void a_long_stream_is_taken_away_step_by_step() {
        append(LONG, THOUSANDS);
        store.lifecycle().delete(LONG, ExpectedVersion.any()).block(PATIENCE);

        var progress = scavenge();

        assertThat(progress).hasSizeGreaterThan(2);
        assertThat(progress)
                .extracting(ScavengeProgress::streamsDone)
                .startsWith(0L)
                .endsWith(1L);
        assertThat(progress.getLast().removed()).isEqualTo(THOUSANDS * 1_000L);
        assertThat(now(store.count(LogRead.all()))).isZero();
    }

    @Test
    void several_processes_scavenge_together() {
        append(LONG, THOUSANDS);
        append(OTHER, 1);
        now(store.lifecycle().change(LONG, metadata -> metadata.withMaxCount(10)));

        var together = now(Flux.range(0, 3)
                .flatMap(number -> store.lifecycle().scavenge().last(), 3)
                .map(ScavengeProgress::removed)
                .reduce(0L, Long::sum));

        assertThat(together).isEqualTo(THOUSANDS * 1_000L - 10);
        assertThat(now(store.count(StreamRead.of(LONG)))).isEqualTo(10);
        assertThat(now(store.count(LogRead.all()))).isEqualTo(1_010);
    }

    @Test
    void a_stream_that_a_transaction_holds_is_left_for_the_next_time() {
        append(LONG, 1);
        append(OTHER, 1);
        now(store.lifecycle().change(LONG, metadata -> metadata.withMaxCount(10)));
        now(store.lifecycle().change(OTHER, metadata -> metadata.withMaxCount(10)));
        var holder = now(database.dedicated());
        var held =
                AppendRequest.to(LONG, ExpectedVersion.any(), List.of(EventData.of("OrderPlaced", Payload.utf8(""))));
        holder.beginTransaction().block(PATIENCE);
        now(store.append(holder, held));

        var progress = scavenge().getLast();

        assertThat(progress.skipped()).isEqualTo(1);
        assertThat(progress.removed()).isEqualTo(990);
        holder.rollbackTransaction().then(holder.close()).block(PATIENCE);
        assertThat(scavenge().getLast().removed()).isEqualTo(990);
    }

    private List<ScavengeProgress> scavenge() {
        return now(store.lifecycle().scavenge().collectList());
    }

    private void append(StreamId stream, int thousands) {
        var payload = Payload.utf8("x".repeat(200));
        for (var thousand = 0; thousand < thousands; thousand++) {
            var events = Stream.generate(() -> EventData.of("OrderPlaced", payload))
                    .limit(1_000)
                    .toList();
            now(store.append(stream, ExpectedVersion.any(), events));
        }
    }

    private long pages() throws SQLException {
        try (var connection = Server.postgres().getDatabase("postgres", own).getConnection();
                var statement = connection.createStatement();
                var size = statement.executeQuery("SELECT pg_relation_size('%s.event') / 8192".formatted(schema))) {
            size.next();
            return size.getLong(1);
        }
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
