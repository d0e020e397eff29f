package com.tomriddelsdell.eventstore.verify;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Looks through a log and its archive for what must not be: positions out of order, versions of a stream that are missing or come
 * twice, broken seals, tags that do not find their events, and what {@linkplain #with(EventCheck) further checks} say of payloads.
 * Only reads; works on a log in use, up to the end of the completed prefix when it begins.
 *
 * <pre>{@code
 * LogVerification.of(store, store.witness()).run().concatMapIterable(VerifyProgress::findings)
 * }</pre>
 *
 * <p>Memory is bounded by {@link #maxStreams}, about 200 bytes for each: a log of more streams is read several times, each
 * time for the versions of others. What no reading can show: events that were taken from the end of a stream, unless a seal
 * covers them.
 *
 * @param checks in the order in which they are asked
 * @param after the position before the first event that is looked at; unless it is the start, streams may begin anywhere
 * @param upTo the last position that is looked at
 * @param maxStreams the most streams whose versions are held at once
 */
public record LogVerification(
        EventStore store, Witness witness, List<EventCheck> checks, Position after, Position upTo, int maxStreams) {

    /** How many streams are held at once unless said otherwise. */
    public static final int DEFAULT_MAX_STREAMS = 500_000;

    private static final int SECTION = 1_000;

    public LogVerification {
        requireNonNull(store, "store");
        requireNonNull(witness, "witness");
        checks = List.copyOf(requireNonNull(checks, "checks"));
        requireNonNull(after, "after");
        requireNonNull(upTo, "upTo");
        if (maxStreams < 1) {
            throw new IllegalArgumentException("maxStreams must be at least 1, but was " + maxStreams);
        }
    }

    /** Of all of a log, without a look at payloads. */
    public static LogVerification of(EventStore store, Witness witness) {
        return new LogVerification(store, witness, List.of(), Position.START, Position.END, DEFAULT_MAX_STREAMS);
    }

    /** With one more check of each event. */
    public LogVerification with(EventCheck check) {
        var more = new ArrayList<>(checks);
        more.add(requireNonNull(check, "check"));
        return new LogVerification(store, witness, more, after, upTo, maxStreams);
    }

    /** Only what comes after {@code position}. Seals and tags are looked at from the start nevertheless. */
    public LogVerification after(Position position) {
        return new LogVerification(store, witness, checks, requireNonNull(position, "position"), upTo, maxStreams);
    }

    /** Nothing behind {@code position}. */
    public LogVerification upTo(Position position) {
        return new LogVerification(store, witness, checks, after, requireNonNull(position, "position"), maxStreams);
    }

    /** Holds the versions of {@code streams} streams at once. */
    public LogVerification maxStreams(int streams) {
        return new LogVerification(store, witness, checks, after, upTo, streams);
    }

    /**
     * Reads the log and then the archive, and tells what it finds, section by section, the seals and tags last.
     *
     * <p><strong>Backpressure:</strong> the log is read on demand; no more than two sections of {@value #SECTION} events are
     * held.
     *
     * <p><strong>Errors:</strong> those of the store and of the checks. What is wrong with the log is never an error.
     *
     * <p><strong>Cancellation:</strong> nothing was changed.
     *
     * @return empty when there is nothing to look at
     */
    public Flux<VerifyProgress> run() {
        return store.read(LogRead.after(after).to(upTo).backward().limit(1))
                .next()
                .flatMapMany(last -> new Run(last.position()).all());
    }

    /** One verification under way. */
    private final class Run {

        private final Position end;
        private Position seen = after;
        private long events;

        Run(Position end) {
            this.end = end;
        }

        Flux<VerifyProgress> all() {
            return pass(1, StreamVersions.first(maxStreams, after.equals(Position.START)))
                    .concatWith(archived())
                    .concatWith(witness.findings(end).buffer(SECTION).map(found -> progress(1, end, found)));
        }

        private Flux<VerifyProgress> pass(int number, StreamVersions versions) {
            var reading = store.read(LogRead.after(after).to(end))
                    .publishOn(Schedulers.parallel(), SECTION)
                    .buffer(SECTION)
                    .concatMap(section -> look(number, section, versions), 1);
            return reading.concatWith(Flux.defer(
                    () -> versions.next().map(next -> pass(number + 1, next)).orElse(Flux.empty())));
        }

        /** Read after the log, so that what a scavenge moves meanwhile is seen once at least. */
        private Flux<VerifyProgress> archived() {
            return Flux.defer(() -> {
                var versions = new ArchivedVersions(store);
                return witness.archived()
                        .filter(event -> event.position().compareTo(after) > 0
                                && event.position().compareTo(end) <= 0)
                        .publishOn(Schedulers.parallel(), SECTION)
                        .buffer(SECTION)
                        .concatMap(
                                section -> {
                                    events += section.size();
                                    return archived(versions.see(section).concatWith(checked(section)));
                                },
                                1)
                        .concatWith(Flux.defer(() -> versions.end().flatMapMany(found -> archived(Flux.just(found)))));
            });
        }

        private Mono<VerifyProgress> archived(Flux<Finding> findings) {
            return findings.collectList().map(found -> progress(1, end, found));
        }

        private Mono<VerifyProgress> look(int pass, List<RecordedEvent> section, StreamVersions versions) {
            var leaps = Flux.fromIterable(versions.see(section)).concatMap(this::judge, 1);
            var findings = pass == 1 ? Flux.concat(order(section), leaps, checked(section)) : leaps;
            return findings.collectList()
                    .map(found -> progress(pass, section.getLast().position(), found));
        }

        private Flux<Finding> order(List<RecordedEvent> section) {
            var findings = new ArrayList<Finding>();
            for (var event : section) {
                if (event.position().compareTo(seen) <= 0) {
                    findings.add(Finding.of(
                            Finding.Kind.POSITION_OUT_OF_ORDER, event, "it came after position %s".formatted(seen)));
                }
                seen = event.position();
            }
            events += section.size();
            return Flux.fromIterable(findings);
        }

        private Flux<Finding> checked(List<RecordedEvent> section) {
            return Flux.fromIterable(checks).concatMap(check -> check.check(section), 1);
        }

        private Mono<Finding> judge(Leap leap) {
            if (leap.missing() < 0) {
                return Mono.just(leap.backward());
            }
            return witness.scavenged(leap.before(), leap.event().position())
                    .filter(taken -> taken < leap.missing())
                    .map(leap::forward);
        }

        private VerifyProgress progress(int pass, Position position, List<Finding> found) {
            return new VerifyProgress(pass, position, end, events, found);
        }
    }
}
