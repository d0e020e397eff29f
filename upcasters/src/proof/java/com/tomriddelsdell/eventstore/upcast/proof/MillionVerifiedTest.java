package com.tomriddelsdell.eventstore.upcast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;
import com.tomriddelsdell.eventstore.upcast.report.PayloadCheck;
import com.tomriddelsdell.eventstore.verify.LogVerification;
import com.tomriddelsdell.eventstore.verify.VerifyProgress;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A log of a million events, some of them archived, is verified with little memory. Prints the rate and the heap. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MillionVerifiedTest {

    private static final Logger LOG = LoggerFactory.getLogger(MillionVerifiedTest.class);
    private static final int EVENTS = Integer.getInteger("proof.events", 1_000_000);
    private static final int ARCHIVED = 10_000;
    private static final int ARCHIVED_STREAMS = 200;
    private static final long MOST_HEAP = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final long MEGABYTE = 1 << 20;

    private final PostgresLogs logs = new PostgresLogs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void a_million_events_are_verified_with_little_memory() {
        var log = logs.open(PostgresLogs.newLog());
        now(Orders.record(log, 0, ARCHIVED, "closed", ARCHIVED_STREAMS));
        now(Flux.range(0, ARCHIVED_STREAMS)
                .map(number -> StreamId.of("closed", String.valueOf(number)))
                .concatMap(stream -> log.lifecycle().archive(stream, ExpectedVersion.any()))
                .thenMany(log.lifecycle().scavenge())
                .last());
        Orders.timed(
                "recorded",
                EVENTS,
                () -> now(Orders.record(log, ARCHIVED, EVENTS - ARCHIVED, "order", Orders.STREAMS)));

        verify("verified", LogVerification.of(log, log.witness()));
        verify("verified with payloads", LogVerification.of(log, log.witness()).with(PayloadCheck.of(log.schemas())));
        verify(
                "verified with room for 5,000 streams",
                LogVerification.of(log, log.witness()).maxStreams(5_000));
    }

    private static void verify(String what, LogVerification verification) {
        System.gc();
        var heap = new AtomicLong();
        var looking = Flux.interval(BETWEEN_LOOKS)
                .onBackpressureDrop()
                .subscribe(look -> heap.accumulateAndGet(used(), Math::max));
        var last = Orders.timed(
                what,
                EVENTS,
                () -> now(verification
                        .run()
                        .doOnNext(part -> assertThat(part.findings()).isEmpty())
                        .last()
                        .map(VerifyProgress::events)));
        looking.dispose();
        LOG.info("{}: {} MB of heap at most, garbage included", what, heap.get());

        assertThat(last).isEqualTo(EVENTS);
        assertThat(heap.get()).isLessThan(MOST_HEAP);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE), "nothing was emitted");
    }
}
