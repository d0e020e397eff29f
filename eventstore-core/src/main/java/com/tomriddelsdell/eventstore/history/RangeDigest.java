package com.tomriddelsdell.eventstore.history;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What a range of the log and everything before it held: the digest covers the digest of the range before, so that one of
 * them speaks for the whole history up to its end.
 *
 * <p>It is the SHA-256 of: the 32 bytes of the digest before ({@link Digest#NONE} at the start of the log), {@code after}
 * and {@code to} as 8 bytes each, and each event of the range in the order of positions. Numbers are written with the
 * highest byte first. A <em>text</em> is the number of its UTF-8 bytes as 4 bytes, and these; an <em>optional id</em> is a
 * byte 0, or a byte 1 and the 16 bytes of the id. An event is, one after the other:
 *
 * <ul>
 *   <li>its position, 8 bytes
 *   <li>its stream id, a text
 *   <li>its version, 8 bytes
 *   <li>its id, 16 bytes
 *   <li>its type, a text
 *   <li>the number of bytes of its payload, 4 bytes, and these
 *   <li>the correlation id and the causation id, each an optional id
 *   <li>the number of its headers, 4 bytes, and of each the name and the value, texts, in the order of the names' bytes
 *   <li>the number of its tags, 4 bytes, and each in its written form, a text, in the order of their bytes
 *   <li>the time it was recorded, in whole microseconds since 1970-01-01T00:00:00Z, 8 bytes
 * </ul>
 *
 * @param after the range begins behind this position
 * @param to and ends with this one, inclusive
 * @param events how many events it holds
 */
public record RangeDigest(Position after, Position to, long events, Digest digest) {

    /** Before the first range: nothing. */
    public static final RangeDigest NOTHING = new RangeDigest(Position.START, Position.START, 0, Digest.NONE);

    private static final int PREFETCH = 256;

    public RangeDigest {
        requireNonNull(after, "after");
        requireNonNull(to, "to");
        requireNonNull(digest, "digest");
        if (after.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "a range must not end at %s before it begins at %s".formatted(to, after));
        }
    }

    /**
     * Digests the range that follows this one. The work is done on a thread for computing, never on the one that emits.
     *
     * <p><strong>Errors:</strong> those of {@code range}.
     *
     * @param range all events after this range, up to {@code end}, in order; {@code end} must lie in the completed prefix
     * @return never empty
     */
    public Mono<RangeDigest> next(Position end, Flux<RecordedEvent> range) {
        requireNonNull(end, "end");
        requireNonNull(range, "range");
        return range.publishOn(Schedulers.parallel(), PREFETCH)
                .reduceWith(() -> RangeHash.following(this, end), RangeHash::with)
                .map(RangeHash::finish);
    }
}
