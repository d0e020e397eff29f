package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where generations and replays are written down, beside the checkpoints of the subscriptions that feed them: for those who
 * write stores. Everybody else uses {@link Replays}.
 *
 * <p>What takes {@code changes} makes them in one transaction with its own, and nothing at all if they fail; what they signal
 * is passed on as it is. Times are the store's own.
 *
 * <p><strong>Errors:</strong> {@link StoreUnavailableException} from each of them; {@link ReplayNotFoundException} from those
 * that take an id.
 *
 * @param <T> the transaction that read models are written in
 */
public interface ReplayStore<T> {

    /**
     * Makes the first generation of a projection, live, unless it has one; several processes may do so at once.
     *
     * @param changes make and publish it
     */
    Mono<Void> found(String projection, int version, int partitions, Function<T, Mono<Void>> changes);

    /** The generations there are, by projection and number. */
    Flux<Generation> generations();

    /**
     * Writes down a replay that builds a new generation, numbered one higher than any that the projection ever had.
     *
     * <p><strong>Errors:</strong> {@link ReplayUnderWayException}.
     *
     * @param changes make that generation
     * @return the replay, requested
     */
    Mono<Replay> open(Opening opening, BiFunction<T, Integer, Mono<Void>> changes);

    /**
     * Applies events again to the live generation, and writes that down as a replay, in one transaction in which the
     * checkpoints of that generation do not move.
     *
     * <p><strong>Errors:</strong> {@link ReplayUnderWayException}.
     *
     * @param changes what to do, told how far each partition of the live generation has come
     * @return the replay, repaired
     */
    Mono<Replay> repair(Opening opening, BiFunction<T, List<Progress>, Mono<Void>> changes);

    /** A replay. <strong>Errors:</strong> {@link ReplayNotFoundException}. */
    Mono<Replay> find(UUID id);

    /**
     * Replays, newest first.
     *
     * @param projection null for all
     * @param limit the most to emit
     */
    Flux<Replay> list(@Nullable String projection, int limit);

    /** The replays that are open. */
    Flux<Replay> open();

    /**
     * Notes that a replay stands elsewhere. A replay that stands there already is emitted as it is, and no step is noted.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException} when it stands in none of {@code from}.
     *
     * @param step its time is ignored
     */
    Mono<Replay> move(UUID id, Set<ReplayState> from, Step step);

    /** Notes how far a replay has come, unless more is noted already; does nothing if it is not open. */
    Mono<Void> note(UUID id, Measure measure);

    /** Sets the limit of events per second. */
    Mono<Replay> throttle(UUID id, int eventsPerSecond);

    /**
     * Makes {@code generation} live, and the live one standby, in one transaction in which neither falls behind the other: it
     * commits only if {@code generation} has come at least as far as the live one, after which readers see no less than before.
     * May wait a little for that.
     *
     * <p><strong>Errors:</strong> {@link GenerationBehindException}; {@link ReplayStateException}; a
     * {@link ReplayRefusedException} when the generation is not there, or events of it are put aside.
     *
     * @param live what must be live until then; null for any, which is noted as the one before
     * @param changes publish it
     */
    Mono<Replay> publish(
            UUID id,
            Set<ReplayState> from,
            Step step,
            @Nullable Integer live,
            int generation,
            Function<T, Mono<Void>> changes);

    /**
     * Forgets a generation, its subscription, and all that is parked there, and notes where the replay stands; does nothing
     * to one that is gone.
     *
     * <p><strong>Errors:</strong> {@link ReplayStateException}; a {@link ReplayRefusedException} when it is live.
     *
     * @param changes drop it
     */
    Mono<Replay> retire(UUID id, Set<ReplayState> from, Step step, int generation, Function<T, Mono<Void>> changes);

    /** Counts what {@code read} would emit, by type, the most frequent first. */
    Mono<Map<String, Long>> countByType(LogRead read);

    /** Reads in a transaction. */
    <V> Flux<V> reading(Function<T, ? extends Publisher<V>> reads);

    /**
     * Lets {@code work} make and change a scratch generation of which nothing is left at the end, however it ends.
     *
     * @param drop takes away what the work has made, for stores that cannot roll it back
     * @param work is given what runs each of its steps, one at a time
     */
    <V> Flux<V> scratch(Function<T, Mono<Void>> drop, Function<Scratch<T>, ? extends Publisher<V>> work);

    /**
     * A replay to be written down.
     *
     * @param version of the code that builds
     * @param by who asks for it
     * @param scope which events, in words
     * @param head where the log ends
     * @param total how many events
     */
    record Opening(UUID id, ReplayRequest request, int version, String by, String scope, Position head, long total) {
        public Opening {
            requireNonNull(id, "id");
            requireNonNull(request, "request");
            requireNonNull(by, "by");
            requireNonNull(scope, "scope");
            requireNonNull(head, "head");
        }
    }

    /**
     * A step to be noted.
     *
     * @param act what is done, as a verb, for errors
     * @param to where the replay will stand
     * @param by who does it
     * @param note what more there is to say; may be empty. When a replay fails, its error
     */
    record Step(String act, ReplayState to, String by, String note) {
        public Step {
            requireNonNull(act, "act");
            requireNonNull(to, "to");
            requireNonNull(by, "by");
            requireNonNull(note, "note");
        }
    }

    /**
     * How far a replay has come.
     *
     * @param position up to where
     * @param head where the log ended
     * @param done how many events were before {@code position}
     * @param total how many are before {@code head}
     * @param rate events a second, lately
     */
    record Measure(Position position, Position head, long done, long total, double rate) {
        public Measure {
            requireNonNull(position, "position");
            requireNonNull(head, "head");
        }
    }

    /**
     * Runs the steps of one who works on a scratch generation.
     *
     * @param <T> the transaction
     */
    interface Scratch<T> {

        /** Runs a step, which sees what the steps before it have done. */
        <V> Flux<V> step(Function<T, ? extends Publisher<V>> step);
    }
}
