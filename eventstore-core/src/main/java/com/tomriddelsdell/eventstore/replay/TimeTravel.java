package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.projection.LiveProjection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a stream was at a position of the log: after all of its events up to there, and none after.
 *
 * <pre>{@code
 * TimeTravel.in(store).stateAt(stream, Position.of(4711), contacts, codec)
 * }</pre>
 *
 * <p>For read models, see {@link Replays#rowsAt} and {@link Replays#touches}.
 */
public final class TimeTravel {

    private final EventStore events;

    private TimeTravel(EventStore events) {
        this.events = events;
    }

    /** Through the history of a log. */
    public static TimeTravel in(EventStore events) {
        return new TimeTravel(requireNonNull(events, "events"));
    }

    /**
     * The events of a stream up to a position, oldest first.
     *
     * <p><strong>Backpressure:</strong> pages are fetched on demand.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     */
    public Flux<RecordedEvent> eventsAt(StreamId stream, Position at) {
        return events.read(upTo(stream, at));
    }

    /**
     * The state of a stream at a position, as its decider would have seen it.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.decide.UndecodableEventException};
     * {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     *
     * @return the initial state if the stream had no events then; never empty
     */
    public <S, E> Mono<S> stateAt(StreamId stream, Position at, Decider<?, S, E> decider, EventCodec<E> codec) {
        requireNonNull(decider, "decider");
        requireNonNull(codec, "codec");
        return LiveProjection.of(
                        codec,
                        decider::initialState,
                        (S state, Decoded<E> given) -> decider.evolve(state, given.event()))
                .of(events, upTo(stream, at));
    }

    private static LogRead upTo(StreamId stream, Position at) {
        requireNonNull(stream, "stream");
        requireNonNull(at, "at");
        return LogRead.all().to(at).matching(EventFilter.everything().inStreams(stream));
    }
}
