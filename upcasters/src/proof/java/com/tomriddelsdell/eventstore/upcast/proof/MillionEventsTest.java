package com.tomriddelsdell.eventstore.upcast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;
import com.tomriddelsdell.eventstore.upcast.transfer.ImportProgress;
import com.tomriddelsdell.eventstore.upcast.transfer.LogExport;
import com.tomriddelsdell.eventstore.upcast.transfer.LogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
    private static final int STREAMS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String FILL = "x".repeat(150);

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

        timed(
                "recorded",
                () -> now(Flux.range(0, EVENTS)
                        .map(MillionEventsTest::event)
                        .buffer(ImportBatch.MAX_EVENTS)
                        .map(ImportBatch::of)
                        .concatMap(source.imports()::append, 1)
                        .last()));
        timed("exported", () -> now(LogExport.of(source, source.schemas()).to(file)));
        LOG.info("{} bytes", Files.size(file));
        timed("imported", () -> now(importing(target).from(file).last()));

        assertThat(timed(
                        "compared",
                        () -> now(HistoryDigests.firstDifference(digests(source), digests(target))
                                .hasElement())))
                .isFalse();
        assertThat(now(target.head()).drawn()).isEqualTo(Position.of(EVENTS));
        assertThat(timed("passed over", () -> now(importing(target).from(file).last())))
                .extracting(ImportProgress::events)
                .isEqualTo((long) EVENTS);
    }

    private static LogImport importing(R2dbcEventStore log) {
        return LogImport.keepingPositions(log, log.imports(), log.schemas());
    }

    private static Flux<RangeDigest> digests(EventStore store) {
        return HistoryDigests.of(store).read();
    }

    private static RecordedEvent event(int number) {
        return new RecordedEvent(
                Position.of(number + 1L),
                StreamId.of("order", String.valueOf(number % STREAMS)),
                StreamVersion.of(number / STREAMS),
                EventIds.next(),
                "OrderPlaced",
                Payload.utf8("{\"number\":%d,\"amount\":%d.50,\"text\":\"%s\"}".formatted(number, number % 1000, FILL)),
                Metadata.correlatedBy(EventIds.next()),
                number % 4 == 0 ? Set.of(Tag.of("customer", String.valueOf(number % 997))) : Set.of(),
                Instant.EPOCH.plusSeconds(number));
    }

    private static <T> T timed(String what, Supplier<T> work) {
        var start = System.nanoTime();
        var result = work.get();
        var seconds = (System.nanoTime() - start) / 1e9;
        LOG.info("{}: {} events in {} s, {} a second", what, EVENTS, (long) seconds, (long) (EVENTS / seconds));
        return result;
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE), "nothing was emitted");
    }
}
