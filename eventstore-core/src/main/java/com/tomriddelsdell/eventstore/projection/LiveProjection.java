package com.tomriddelsdell.eventstore.projection;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A read model that is kept nowhere: it is computed from the events each time it is asked for. For short streams, rare
 * questions, and screens that show one thing as it changes.
 *
 * <pre>{@code
 * var basket = LiveProjection.of(codec, Basket::empty, (state, given) -> state.after(given.event()));
 * Mono<Basket> now = basket.of(store, StreamRead.of(stream));
 * Flux<Basket> live = basket.following(store, EventFilter.everything().inStreams(stream));
 * }</pre>
 *
 * @param <S> the state; immutable, for it is handed out between two events
 * @param <E> the domain's events
 */
public final class LiveProjection<S, E> {

    /** How many events are decoded in one step. */
    private static final int DECODED_AT_A_TIME = 256;

    private final EventCodec<E> codec;
    private final Supplier<S> initial;
    private final BiFunction<S, Decoded<E>, S> evolve;

    private LiveProjection(EventCodec<E> codec, Supplier<S> initial, BiFunction<S, Decoded<E>, S> evolve) {
        this.codec = codec;
        this.initial = initial;
        this.evolve = evolve;
    }

    /**
     * A read model that is computed.
     *
     * @param initial the state before the first event
     * @param evolve the state after one more event; pure
     */
    public static <S, E> LiveProjection<S, E> of(
            EventCodec<E> codec, Supplier<S> initial, BiFunction<S, Decoded<E>, S> evolve) {
        return new LiveProjection<>(
                requireNonNull(codec, "codec"), requireNonNull(initial, "initial"), requireNonNull(evolve, "evolve"));
    }

    /**
     * The state after the events of a stream.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.decide.UndecodableEventException}; those of
     * {@link EventStore#read(StreamRead)}. <strong>Cancellation:</strong> stops reading.
     *
     * @return the initial state when there are none; never empty
     */
    public Mono<S> of(EventStore store, StreamRead read) {
        return after(requireNonNull(store, "store").read(requireNonNull(read, "read")));
    }

    /**
     * The state after events of the log; with {@link LogRead#to} what it was then.
     *
     * <p><strong>Errors, cancellation:</strong> as for {@link #of(EventStore, StreamRead)}.
     *
     * @return the initial state when there are none; never empty
     */
    public Mono<S> of(EventStore store, LogRead read) {
        return after(requireNonNull(store, "store").read(requireNonNull(read, "read")));
    }

    /**
     * The state after all events there are, and then after each batch of those that come.
     *
     * <p><strong>Backpressure:</strong> a slow subscriber is given the newest state, and misses those between.
     *
     * <p><strong>Errors:</strong> as for {@link #of(EventStore, StreamRead)}; those of {@link EventStore#sections}.
     * <strong>Cancellation:</strong> stops following.
     *
     * @return at first the state at the end of the log as it was when this was subscribed to; never completes
     */
    public Flux<S> following(EventStore store, EventFilter filter) {
        requireNonNull(store, "store");
        requireNonNull(filter, "filter");
        return store.checkpoint(Position.END).flatMapMany(end -> following(store, filter, end.position()));
    }

    private Flux<S> following(EventStore store, EventFilter filter, Position end) {
        return store.sections(Position.START, filter)
                .concatMap(section -> codec.decoded(section.events()).map(given -> new Step<>(section.to(), given)), 1)
                .scan(State.at(end, initial.get()), (state, step) -> state.after(step, evolve))
                .filter(State::isNews)
                .map(State::value)
                .onBackpressureLatest();
    }

    private Mono<S> after(Flux<RecordedEvent> events) {
        return events.buffer(DECODED_AT_A_TIME)
                .concatMap(codec::decoded, 1)
                .concatMapIterable(given -> given)
                .reduceWith(initial, evolve);
    }

    /** What a section of the log gives. */
    private record Step<E>(Position to, List<Decoded<E>> given) {}

    /** The state on its way to the end of the log, which is told, and after that each change. */
    private record State<S>(Position end, Position seen, S value, boolean isNews) {

        static <S> State<S> at(Position end, S initial) {
            return new State<>(end, Position.START, initial, end.equals(Position.START));
        }

        <E> State<S> after(Step<E> step, BiFunction<S, Decoded<E>, S> evolve) {
            var next = value;
            for (var event : step.given()) {
                next = evolve.apply(next, event);
            }
            var wasThere = seen.compareTo(end) >= 0;
            var isThere = step.to().compareTo(end) >= 0;
            return new State<>(
                    end, step.to(), next, isThere && (!wasThere || !step.given().isEmpty()));
        }
    }
}
