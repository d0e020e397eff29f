package com.tomriddelsdell.eventstore.history;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Digests a log range by range, as any store reads it, so that a store, a backup and a replica of it can be
 * {@linkplain #firstDifference compared}, whatever they are made of.
 *
 * <pre>{@code
 * firstDifference(HistoryDigests.of(store).read(), HistoryDigests.of(restored).read())  // empty: the same
 * }</pre>
 *
 * @param store whose log is digested
 * @param size how many positions a range covers
 * @param after the last range that is digested already
 * @param end digests a last, shorter range up to here too; null for whole ranges only
 */
public record HistoryDigests(
        EventStore store,
        long size,
        RangeDigest after,
        @Nullable Position end) {

    /** How many positions a range covers unless said otherwise. */
    public static final long DEFAULT_SIZE = 10_000;

    public HistoryDigests {
        requireNonNull(store, "store");
        requireNonNull(after, "after");
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, but was " + size);
        }
    }

    /** From the start of the log, in ranges of {@value #DEFAULT_SIZE} positions. */
    public static HistoryDigests of(EventStore store) {
        return new HistoryDigests(store, DEFAULT_SIZE, RangeDigest.NOTHING, null);
    }

    /** Ranges of {@code positions}. Only digests of ranges of the same size can be compared. */
    public HistoryDigests every(long positions) {
        return new HistoryDigests(store, positions, after, end);
    }

    /** Goes on behind {@code known}. */
    public HistoryDigests after(RangeDigest known) {
        return new HistoryDigests(store, size, requireNonNull(known, "known"), end);
    }

    /** Ends at {@code position}, with a shorter range if need be: for logs whose last events matter too. */
    public HistoryDigests upTo(Position position) {
        return new HistoryDigests(store, size, after, requireNonNull(position, "position"));
    }

    /**
     * Reads the log and emits the digest of each range. A range is digested once there is an event at or beyond its end;
     * what is appended meanwhile is not waited for.
     *
     * <p><strong>Backpressure:</strong> ranges are read on demand, one at a time.
     *
     * <p><strong>Errors:</strong> those of {@link EventStore#read(LogRead)}.
     */
    public Flux<RangeDigest> read() {
        return lastPosition().flatMapMany(last -> next(after, last).expand(before -> next(before, last)));
    }

    private Mono<Position> lastPosition() {
        return store.read(LogRead.all().backward().limit(1)).next().map(RecordedEvent::position);
    }

    private Mono<RangeDigest> next(RangeDigest before, Position last) {
        var to = endOfNext(before);
        return to.compareTo(before.to()) <= 0 || to.compareTo(last) > 0
                ? Mono.empty()
                : before.next(to, store.read(LogRead.after(before.to()).to(to)));
    }

    private Position endOfNext(RangeDigest before) {
        var start = before.to().value();
        var whole = start + Math.min(size, Long.MAX_VALUE - start);
        return Position.of(end == null ? whole : Math.min(whole, end.value()));
    }

    /**
     * Finds the first range that differs between two histories. Where one of them is longer, the rest of it is not looked
     * at.
     *
     * <p><strong>Backpressure:</strong> both are read in step.
     *
     * @return the first two digests that are not the same; empty when the histories are the same as far as both go
     */
    public static Mono<Difference> firstDifference(Flux<RangeDigest> one, Flux<RangeDigest> another) {
        requireNonNull(one, "one");
        requireNonNull(another, "another");
        return Flux.zip(one, another, Difference::new)
                .filter(pair -> !pair.one().equals(pair.another()))
                .next();
    }

    /** Two digests that should be the same. */
    public record Difference(RangeDigest one, RangeDigest another) {

        public Difference {
            requireNonNull(one, "one");
            requireNonNull(another, "another");
        }
    }
}
