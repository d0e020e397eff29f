package com.tomriddelsdell.eventstore.lifecycle;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What becomes of the streams of one log in the long run.
 *
 * <p>What is said here takes effect for readers of the stream at once, and atomically with appends: whoever has read before
 * and appends after a deletion conflicts. Readers and followers of the log are not disturbed: they are shown all events until
 * a {@linkplain #scavenge() scavenge} has taken them away, and no position ever changes.
 *
 * <p>Every publisher is cold, and nothing blocks. An act that was cancelled takes place or not, never a part of it.
 *
 * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException} wherever the store is needed;
 * {@link com.tomriddelsdell.eventstore.VersionConflictException} when a stream is not as expected;
 * {@link com.tomriddelsdell.eventstore.StreamClosedException} when an act is refused because of the stream's state.
 */
public interface StreamLifecycle {

    /**
     * Tells what is known about a stream.
     *
     * @return never empty; a stream that never was is {@link StreamState#ABSENT}
     */
    Mono<StreamDescription> describe(StreamId stream);

    /**
     * Changes what is kept of a stream and noted about it. Of two changes at once the second is made to the outcome of the
     * first. A stream may have metadata before it has events.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StreamClosedException} when the stream is tombstoned;
     * whatever {@code change} throws.
     *
     * @param change called with the present metadata, possibly more than once; must not block
     * @return the metadata as it is from now on
     */
    Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change);

    /**
     * Keeps nothing before {@code version} but, where that would be nothing at all, the last event.
     *
     * @return the metadata as it is from now on
     */
    default Mono<StreamMetadata> truncateBefore(StreamId stream, StreamVersion version) {
        requireNonNull(version, "version");
        return change(stream, metadata -> metadata.withTruncateBefore(version));
    }

    /**
     * Deletes a stream such that it may come again: to its readers and writers it is as if it had never been, but for its
     * versions, which go on where they ended. Its metadata is forgotten. A stream without events is left as it is.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StreamClosedException} when it is archived or
     * tombstoned.
     */
    Mono<Void> delete(StreamId stream, ExpectedVersion expected);

    /**
     * Deletes a stream for good: it has no events any more, and its name is never used again. This may be said of a stream
     * that is archived, or never was; to say it again changes nothing.
     */
    Mono<Void> tombstone(StreamId stream, ExpectedVersion expected);

    /**
     * Closes a stream. It can be read as before, but takes no more events; a scavenge moves all but the last of them out of
     * the log to where they cost its readers and writers nothing. To say it again changes nothing.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.VersionConflictException} also when the stream has no
     * events; {@link com.tomriddelsdell.eventstore.StreamClosedException} when it is tombstoned.
     */
    Mono<Void> archive(StreamId stream, ExpectedVersion expected);

    /**
     * Lets an archived stream take events again. What was moved out of the log stays there, and can be read in the stream. A
     * stream that is not archived is left as it is.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StreamClosedException} when it is tombstoned.
     */
    Mono<Void> reopen(StreamId stream);

    /**
     * Takes away what streams do not keep any more, and moves what is archived out of the log; then frees the space. A part
     * at a time, so that appends to a stream wait for no more than one short step. What a named subscription has not handled
     * yet, or has parked, is left for the next time, and so is a stream that an open transaction holds.
     *
     * <p>An event that is gone is not recognised any more when it is appended again.
     *
     * <p><strong>Backpressure:</strong> each step is taken on demand; to go slower, demand slower.
     *
     * <p><strong>Cancellation:</strong> what has been done stays so; another scavenge goes on from there. Several at once do
     * no harm.
     *
     * @return progress after each step; empty when there is no stream to look at
     */
    Flux<ScavengeProgress> scavenge();
}
