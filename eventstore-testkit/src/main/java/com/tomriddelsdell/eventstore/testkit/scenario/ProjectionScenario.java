package com.tomriddelsdell.eventstore.testkit.scenario;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A projection, and the events that it is to apply. They go through the codec, and have the versions and positions that a log
 * would give them. Immutable: one beginning may be used for many tests.
 *
 * <pre>{@code
 * ProjectionScenario.of(codec, event -> totals.apply(transaction, event))
 *         .given(CART, new ItemAdded("a book"), new ItemAdded("a pen"))
 *         .whenProjected()
 *         .then(totals.of(CART))
 *         .isEqualTo(2);
 * }</pre>
 *
 * @param <E> events
 */
public final class ProjectionScenario<E> {

    private final EventCodec<E> codec;
    private final Function<RecordedEvent, Mono<Void>> projection;
    private final Instant time;
    private final List<Given<E>> past;

    private ProjectionScenario(
            EventCodec<E> codec, Function<RecordedEvent, Mono<Void>> projection, Instant time, List<Given<E>> past) {
        this.codec = codec;
        this.projection = projection;
        this.time = time;
        this.past = past;
    }

    /** A projection that has applied nothing. */
    public static <E> ProjectionScenario<E> of(EventCodec<E> codec, Function<RecordedEvent, Mono<Void>> projection) {
        return new ProjectionScenario<>(
                requireNonNull(codec, "codec"), requireNonNull(projection, "projection"), Instant.EPOCH, List.of());
    }

    /** The same; what is given from now on was recorded at {@code time}, and not at {@link Instant#EPOCH}. */
    public ProjectionScenario<E> at(Instant time) {
        return new ProjectionScenario<>(codec, projection, requireNonNull(time, "time"), past);
    }

    /** The same, after {@code events} have been appended to {@code stream}, too. */
    @SafeVarargs
    public final ProjectionScenario<E> given(StreamId stream, E... events) {
        requireNonNull(stream, "stream");
        var all = new ArrayList<>(past);
        for (var event : events) {
            all.add(new Given<>(stream, time, requireNonNull(event, "event")));
        }
        return new ProjectionScenario<>(codec, projection, time, List.copyOf(all));
    }

    /**
     * Has the projection apply what was given, in this order, each event once.
     *
     * @return what can be asked of the read model
     * @throws AssertionError if an event cannot be stored, or cannot be applied
     */
    public ReadModel whenProjected() {
        return project(1);
    }

    /**
     * As {@link #whenProjected()}, but each event twice in a row, under the same id and position: as a handler outside the
     * transaction of the checkpoint meets it after a crash.
     */
    public ReadModel whenEachIsProjectedTwice() {
        return project(2);
    }

    private ReadModel project(int times) {
        var recorder = new Recorder();
        for (var given : past) {
            var recorded = recorder.record(given.stream, given.time, encoded(given.event));
            for (var time = 0; time < times; time++) {
                apply(recorded, given.event);
            }
        }
        return new ReadModel("given %s".formatted(past.isEmpty() ? "nothing" : past));
    }

    private EventData encoded(E event) {
        try {
            return requireNonNull(codec.encoded(List.of(event)).block(ReadModel.PATIENCE))
                    .getFirst();
        } catch (RuntimeException failure) {
            throw new AssertionError("%s cannot be stored: %s".formatted(event, failure), failure);
        }
    }

    private void apply(RecordedEvent recorded, E event) {
        try {
            projection.apply(recorded).block(ReadModel.PATIENCE);
        } catch (RuntimeException failure) {
            throw new AssertionError(
                    "%s, version %d of stream %s, cannot be applied: %s"
                            .formatted(event, recorded.version().value(), recorded.stream(), failure),
                    failure);
        }
    }

    private record Given<E>(StreamId stream, Instant time, E event) {

        @Override
        public String toString() {
            return "%s in %s".formatted(event, stream);
        }
    }
}
