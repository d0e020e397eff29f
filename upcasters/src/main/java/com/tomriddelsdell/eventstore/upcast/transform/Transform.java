package com.tomriddelsdell.eventstore.upcast.transform;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.transfer.OrderedAppends;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies a log into a new one, each event as a chain of upcasters gives it, for those who want to be rid of old shapes: what
 * was dropped is left out, what was split is several events, and what was merged is one. The old log is only read.
 *
 * <p>The order of events stays, across all streams. Positions, versions and times are those of the new log; where an event
 * comes from is in its {@link Origin}. The first event that an event gives keeps its id, so that what it caused still names
 * it. What the old log holds of deleted streams is copied until a scavenge has taken it away; metadata of streams is not.
 *
 * <pre>{@code
 * var transform = Transform.of(old, oldCodec, fresh, freshCodec);
 * transform.run().then(transform.verify())   // then switch to the new log
 * }</pre>
 *
 * @param <E> the domain's events
 */
public final class Transform<E> {

    private static final int PAGE = 256;

    private final EventStore source;
    private final EventStore target;
    private final Rewriter<E> rewriter;

    private Transform(EventStore source, EventStore target, Rewriter<E> rewriter) {
        this.source = source;
        this.target = target;
        this.rewriter = rewriter;
    }

    /**
     * Copies from {@code source} to {@code target}.
     *
     * @param from decodes the events of {@code source}, through the steps if there are any
     * @param target empty, or what an earlier run has left
     * @param to encodes the events of {@code target}; the same event always as the same bytes
     */
    public static <E> Transform<E> of(EventStore source, EventCodec<E> from, EventStore target, EventCodec<E> to) {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        return new Transform<>(
                requireNonNull(source, "source"), requireNonNull(target, "target"), new Rewriter<>(from, to, Set.of()));
    }

    /**
     * Copies the payloads of {@code types} as they are: those of another domain in the same log, for example. Where they name
     * schemas, whoever reads them needs these in the catalogue of the new log.
     */
    public Transform<E> keeping(String... types) {
        return new Transform<>(source, target, rewriter.keeping(Set.of(requireNonNull(types, "types"))));
    }

    /**
     * Copies up to the end that the old log has now; where an earlier run stopped, it is gone on. To catch up with what was
     * appended meanwhile, run it again. Only one run at a time.
     *
     * <p><strong>Backpressure:</strong> a page is read, and appended, on demand.
     *
     * <p><strong>Errors:</strong> {@link ForeignLogException} when the target holds anything but copies from the source;
     * {@link UndecodableEventException} at the first event that cannot be decoded, what
     * comes before it being copied; those of both stores.
     *
     * <p><strong>Cancellation:</strong> what has been copied stays, and the next run goes on behind it.
     *
     * @return progress after each page; empty when there is nothing to copy
     */
    public Flux<TransformProgress> run() {
        return resumePoint()
                .flatMapMany(
                        start -> end().filter(end -> end.compareTo(start) > 0).flatMapMany(end -> copy(start, end)));
    }

    /**
     * Checks that the new log holds exactly what the old one gives through the chain, up to the end that the old one has now:
     * by checksums over all events, of both, in their order. To be done before anybody switches to the new log, while nobody
     * writes to either.
     *
     * <p><strong>Backpressure:</strong> both logs are read in step, page by page.
     *
     * <p><strong>Errors:</strong> {@link LogsDifferException} at the first range of events that differs; those of
     * {@link #run()}.
     *
     * @return never empty
     */
    public Mono<VerifiedCopy> verify() {
        return end().defaultIfEmpty(Position.START)
                .flatMap(end -> Flux.zip(
                                Checksums.of(expected(end)),
                                Checksums.of(target.read(LogRead.all()).map(Checksums.Item::of)),
                                HistoryDigests.Difference::new)
                        .<RangeDigest>handle((pair, sink) -> {
                            if (pair.one().equals(pair.another())) {
                                sink.next(pair.one());
                            } else {
                                sink.error(new LogsDifferException(pair));
                            }
                        })
                        .last()
                        .map(last -> new VerifiedCopy(end, last.to().value(), last.digest())));
    }

    private Flux<Checksums.Item> expected(Position end) {
        return source.read(LogRead.all().to(end))
                .buffer(PAGE)
                .concatMap(rewriter::copies, 1)
                .concatMapIterable(copies -> copies)
                .concatMapIterable(copy -> copy.events().stream()
                        .map(event -> new Checksums.Item(copy.original().stream(), event))
                        .toList());
    }

    private Flux<TransformProgress> copy(Position start, Position end) {
        return Flux.defer(() -> {
            var progress = new AtomicReference<>(new TransformProgress(start, end, 0, 0));
            return source.read(LogRead.after(start).to(end))
                    .buffer(PAGE)
                    .concatMap(
                            page -> copy(page)
                                    .map(written -> progress.updateAndGet(
                                            sofar -> sofar.and(page.getLast().position(), page.size(), written))),
                            1);
        });
    }

    private Mono<Long> copy(List<RecordedEvent> page) {
        return rewriter.copies(page)
                .onErrorResume(
                        UndecodableEventException.class,
                        failure -> copy(before(failure.event(), page)).then(Mono.error(failure)))
                .flatMap(this::append);
    }

    private static List<RecordedEvent> before(RecordedEvent undecodable, List<RecordedEvent> page) {
        return page.subList(0, Math.max(0, page.indexOf(undecodable)));
    }

    private Mono<Long> append(List<Copy> copies) {
        return Flux.fromIterable(OrderedAppends.of(parts(copies)))
                .concatMap(target::append, 1)
                .then(Mono.fromSupplier(() ->
                        copies.stream().mapToLong(copy -> copy.events().size()).sum()));
    }

    private static List<StreamAppend> parts(List<Copy> copies) {
        return copies.stream()
                .filter(copy -> !copy.events().isEmpty())
                .map(copy -> new StreamAppend(copy.original().stream(), ExpectedVersion.any(), copy.events()))
                .toList();
    }

    private Mono<Position> end() {
        return source.read(LogRead.all().backward().limit(1)).next().map(RecordedEvent::position);
    }

    /** Behind the original of the last copy; the start of the log when there is none. */
    private Mono<Position> resumePoint() {
        return target.read(LogRead.all().limit(1))
                .doOnNext(Transform::origin)
                .thenMany(target.read(LogRead.all().backward().limit(1)))
                .next()
                .flatMap(this::original)
                .defaultIfEmpty(Position.START);
    }

    private static Origin origin(RecordedEvent copy) {
        return Origin.of(copy).orElseThrow(() -> new ForeignLogException(copy, "is no copy"));
    }

    private Mono<Position> original(RecordedEvent copy) {
        var origin = origin(copy);
        return source.read(LogRead.after(Position.of(origin.position().value() - 1))
                        .to(origin.position()))
                .filter(event -> event.id().equals(origin.id()))
                .next()
                .map(RecordedEvent::position)
                .switchIfEmpty(Mono.error(() -> new ForeignLogException(
                        copy, "is the copy of %s, which is not in this log".formatted(origin))));
    }
}
