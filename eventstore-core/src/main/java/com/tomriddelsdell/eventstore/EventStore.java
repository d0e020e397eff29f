package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An append-only log of events, grouped into streams and totally ordered by {@link Position}.
 *
 * <p>Every publisher returned here is cold: nothing happens before it is subscribed to, and each subscription is one act
 * of appending, reading or following. Arguments are checked at the call and refused with an
 * {@link IllegalArgumentException}; whatever the world does wrong arrives as an {@link EventStoreException} signal. No
 * method blocks.
 *
 * <p><strong>Ordering:</strong> a reader of the log is only ever given a completed prefix. Once it has seen position
 * <i>n</i>, no event at or below <i>n</i> will appear later, so one {@link Position} is a sufficient checkpoint. Within a
 * stream, positions and versions grow together.
 */
public interface EventStore {

    /**
     * Appends {@code events} to {@code stream}, all of them or none, at consecutive versions.
     *
     * <p>Appending the same events (by id, type, payload, metadata, tags) to the same stream again does not append twice but
     * emits where they already are, whatever version is expected, so an append whose outcome is unknown may be repeated.
     *
     * <p><strong>Errors:</strong> {@link VersionConflictException} when the stream is not as {@code expected};
     * {@link EventIdReusedException} when an event id is already taken by another event;
     * {@link StreamClosedException} when the stream is archived or tombstoned;
     * {@link StoreUnavailableException} when nothing was appended because the store could not be reached;
     * {@link AppendOutcomeUnknownException} when it was lost on the way whether the events were appended.
     *
     * <p><strong>Cancellation:</strong> an append that has not been sent yet is withdrawn; one that has been sent takes
     * place. Either way all of the events are appended or none.
     *
     * @param expected what the caller believes the stream looks like; checked atomically with the append
     * @param events at least one
     * @return the place of the last of {@code events}, never empty
     * @throws IllegalArgumentException if {@code events} is empty, holds one id twice or exceeds a limit of the store
     */
    default Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return append(AppendRequest.to(stream, expected, events)).map(List::getFirst);
    }

    /**
     * Appends to several streams, or on a condition, all of it or nothing.
     *
     * <p>As for one stream, appending the same request again does not append twice but emits where its events already are,
     * whatever is expected and whether or not the condition still holds. It is recognised part by part, so the order of the
     * parts does not matter for that. They are appended in their order.
     *
     * <p><strong>Errors:</strong> those of {@link #append(StreamId, ExpectedVersion, List)}, and
     * {@link AppendConditionFailedException} when an event matches the condition's query that was not seen.
     *
     * <p><strong>Cancellation:</strong> as for {@link #append(StreamId, ExpectedVersion, List)}.
     *
     * @return where the last event of each part is, in the order of the parts; never empty
     * @throws IllegalArgumentException if the request exceeds a limit of the store or holds one event id twice
     */
    Mono<List<Appended>> append(AppendRequest request);

    /**
     * Finds the events that a decision rests on, and what must not have changed when it is appended. Sees everything that
     * is committed, also what readers of the log are not given yet.
     *
     * <p>What it finds is held in memory: ask for what a decision needs, not for a read model.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return what was found, never empty
     */
    Mono<QueryResult> query(EventQuery query);

    /**
     * Reads the events of one stream and completes at its end.
     *
     * <p><strong>Backpressure:</strong> pages are fetched on demand; no more than two are held.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return the events in the order of their versions, or the reverse; empty when the stream has none
     */
    Flux<RecordedEvent> read(StreamRead read);

    /**
     * Reads the log and completes at the end of what was complete when the read was subscribed to.
     *
     * <p><strong>Backpressure:</strong> pages are fetched on demand; no more than two are held.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return the events in the order of their positions, or the reverse
     */
    Flux<RecordedEvent> read(LogRead read);

    /**
     * Counts what {@code read} would emit, without reading payloads.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return how many events, at most the limit of {@code read}; never empty
     */
    Mono<Long> count(StreamRead read);

    /**
     * Counts what {@code read} would emit, without reading payloads. Of a log of many millions it takes its time: the log
     * is counted part by part.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return how many events, at most the limit of {@code read}; never empty
     */
    Mono<Long> count(LogRead read);

    /**
     * Reads the last event of a stream, which tells its version.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return empty when the stream has none
     */
    default Mono<RecordedEvent> last(StreamId stream) {
        return read(StreamRead.of(stream).backward().limit(1)).singleOrEmpty();
    }

    /**
     * Tells whether a stream has any event.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return never empty
     */
    default Mono<Boolean> exists(StreamId stream) {
        return count(StreamRead.of(stream).limit(1)).map(events -> events > 0);
    }

    /**
     * Reads what matches after a position, then stays and goes on with what is appended, by whichever process; section by
     * section, each one beginning where the one before it ends. A section may be empty: its end then says how far the log
     * has been seen, so that a checkpoint moves on although nothing matched.
     *
     * <p><strong>Ordering:</strong> strictly ascending positions, each event once, with no seam between past and present.
     *
     * <p><strong>Backpressure:</strong> a slow subscriber falls behind and catches up; nothing is dropped, no more than two
     * sections are held, and no other subscriber is slowed. Whoever is slower than the log grows is given larger
     * sections, of at most {@value Section#MAX_EVENTS} events.
     *
     * <p><strong>Errors:</strong> an interrupted connection is waited out; only a failure that waiting cannot cure is
     * signalled. To resume, follow again after the end of the last section handled.
     *
     * @param after the last position already seen; {@link Position#START} for all
     * @return never completes
     */
    Flux<Section> sections(Position after, EventFilter filter);

    /**
     * Reads what matches after a position, then stays and emits new events as they are appended. As
     * {@link #sections(Position, EventFilter)}, event by event.
     *
     * @param after the last position already seen; {@link Position#START} for all
     * @return never completes
     */
    default Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        return sections(after, filter).concatMapIterable(Section::events, 1);
    }

    /**
     * Reads the log after a position, then stays and emits new events as they are appended. As
     * {@link #sections(Position, EventFilter)}, event by event, of everything.
     *
     * @param after the last position already seen; {@link Position#START} for all
     * @return never completes
     */
    default Flux<RecordedEvent> follow(Position after) {
        return follow(after, EventFilter.everything());
    }

    /**
     * As {@link #sections(Position, EventFilter)}, after the checkpoint is {@linkplain #verify(Checkpoint) verified}.
     *
     * <p><strong>Errors:</strong> {@link HistoryDivergedException} at the start, or later when a failover turns out to have
     * lost what was emitted already.
     *
     * @return never completes
     */
    default Flux<Section> sections(Checkpoint after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return verify(after).flatMapMany(start -> sections(start.position(), filter));
    }

    /**
     * As {@link #follow(Position)}, after the checkpoint is {@linkplain #verify(Checkpoint) verified}.
     *
     * <p><strong>Errors:</strong> {@link HistoryDivergedException} at the start, or later when a failover turns out to have
     * lost what was emitted already.
     *
     * @return never completes
     */
    default Flux<RecordedEvent> follow(Checkpoint after) {
        requireNonNull(after, "after");
        return verify(after).flatMapMany(start -> follow(start.position()));
    }

    /**
     * Checks that this log holds the history that a consumer has seen, before it goes on: that the checkpoint does not lie
     * beyond the log, that no other event stands at its position, and, when the log's {@linkplain LogEpoch epoch} has
     * changed since, that its event still stands there. An event that is missing in the same epoch was removed on purpose.
     *
     * <p>What the check cannot see: an event that was committed at the very moment of a failover, after a later one had
     * been, may be lost although the later one is there.
     *
     * <p><strong>Errors:</strong> {@link HistoryDivergedException}; {@link StoreUnavailableException}.
     *
     * @return the checkpoint in the log's current epoch, to be kept from now on; never empty
     */
    Mono<Checkpoint> verify(Checkpoint checkpoint);

    /**
     * Where somebody stands who has seen everything up to {@code seen}: at the last event there is up to it, in the log's
     * current epoch. For consumers whose last position may be one that no event of theirs has.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return never empty; {@link Position#START} in the current epoch when there is no event up to {@code seen}
     */
    default Mono<Checkpoint> checkpoint(Position seen) {
        requireNonNull(seen, "seen");
        return read(LogRead.all().to(seen).backward().limit(1))
                .next()
                .map(Checkpoint::at)
                .defaultIfEmpty(Checkpoint.START)
                .flatMap(this::verify);
    }
}
