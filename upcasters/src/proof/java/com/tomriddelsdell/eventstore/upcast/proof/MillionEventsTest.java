package com.tomriddelsdell.eventstore.upcast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;
import com.tomriddelsdell.eventstore.upcast.transfer.ImportProgress;
import com.tomriddelsdell.eventstore.upcast.transfer.LogExport;
import com.tomriddelsdell.eventstore.upcast.transfer.LogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A log of a million events is exported and imported on PostgreSQL, and is the same log afterwards. Prints the rates. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MillionEventsTest {

    private static final Logger LOG = LoggerFactory.getLogger(MillionEventsTest.class);
    private static final int EVENTS = Integer.getInteger("proof.events", 1_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final PostgresLogs logs = new PostgresLogs();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void a_million_events_come_back_as_they_were() throws IOException {
        var source = logs.open(PostgresLogs.newLog());
        var target = logs.open(PostgresLogs.newLog());
        var file = folder.resolve("log.jsonl");

        Orders.timed("recorded", EVENTS, () -> now(Orders.record(source, 0, EVENTS, "order", Orders.STREAMS)));
        Orders.timed(
                "exported",
                EVENTS,
                () -> now(LogExport.of(source, source.schemas()).to(file)));
        LOG.info("{} bytes", Files.size(file));
        Orders.timed("imported", EVENTS, () -> now(importing(target).from(file).last()));

        assertThat(Orders.timed(
                        "compared",
                        EVENTS,
                        () -> now(HistoryDigests.firstDifference(digests(source), digests(target))
                                .hasElement())))
                .isFalse();
        assertThat(now(target.head()).drawn()).isEqualTo(Position.of(EVENTS));
        assertThat(Orders.timed(
                        "passed over",
                        EVENTS,
                        () -> now(importing(target).from(file).last())))
                .extracting(ImportProgress::events)
                .isEqualTo((long) EVENTS);
    }

    private static LogImport importing(R2dbcEventStore log) {
        return LogImport.keepingPositions(log, log.imports(), log.schemas());
    }

    private static Flux<RangeDigest> digests(EventStore store) {
        return HistoryDigests.of(store).read();
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE), "nothing was emitted");
    }
}
