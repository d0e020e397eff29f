package com.tomriddelsdell.eventstore.testkit.scenario;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decider, and what has happened to it. Immutable: one beginning may be used for many tests.
 *
 * <pre>{@code
 * DeciderScenario.of(decider, codec)
 *         .given(new OrderPlaced("a book"))
 *         .when(new Cancel())
 *         .then(new OrderCancelled());
 * }</pre>
 *
 * @param <C> commands
 * @param <S> state
 * @param <E> events
 */
public final class DeciderScenario<C, S, E> {

    private final Decider<C, S, E> decider;
    private final @Nullable EventCodec<E> codec;
    private final List<E> past;

    private DeciderScenario(Decider<C, S, E> decider, @Nullable EventCodec<E> codec, List<E> past) {
        this.decider = decider;
        this.codec = codec;
        this.past = past;
    }

    /** A decider to which nothing has happened. */
    public static <C, S, E> DeciderScenario<C, S, E> of(Decider<C, S, E> decider) {
        return new DeciderScenario<>(requireNonNull(decider, "decider"), null, List.of());
    }

    /**
     * A decider to which nothing has happened, and a codec that every event goes through, so that a test also finds out when an
     * event cannot be stored, or comes back as another.
     */
    public static <C, S, E> DeciderScenario<C, S, E> of(Decider<C, S, E> decider, EventCodec<E> codec) {
        return new DeciderScenario<>(requireNonNull(decider, "decider"), requireNonNull(codec, "codec"), List.of());
    }

    /** The same, after {@code events} have happened, too. */
    @SafeVarargs
    public final DeciderScenario<C, S, E> given(E... events) {
        var all = new ArrayList<>(past);
        for (var event : events) {
            all.add(requireNonNull(event, "event"));
        }
        return new DeciderScenario<>(decider, codec, List.copyOf(all));
    }

    /**
     * Lets the decider decide.
     *
     * @return what came of it, to be looked at
     * @throws AssertionError if an event of the past cannot be stored as it is, or the decider refuses to evolve by it
     */
    public DecisionAssert<C, S, E> when(C command) {
        requireNonNull(command, "command");
        var stored = new StoredForm<>(codec);
        var state = decider.initialState();
        for (var event : past) {
            state = evolved(state, stored.of(event));
        }
        return decide(command, state, stored);
    }

    private DecisionAssert<C, S, E> decide(C command, S state, StoredForm<E> stored) {
        List<E> events;
        try {
            events = List.copyOf(decider.decide(command, state));
        } catch (RuntimeException refusal) {
            return new DecisionAssert<>(past, command, List.of(), state, refusal);
        }
        var after = state;
        for (var event : events) {
            after = evolved(after, stored.of(event));
        }
        return new DecisionAssert<>(past, command, events, after, null);
    }

    private S evolved(S state, E event) {
        try {
            return decider.evolve(state, event);
        } catch (RuntimeException refusal) {
            throw new AssertionError(
                    "An event is a fact and cannot be refused, but evolving %s by %s threw %s"
                            .formatted(state, event, refusal),
                    refusal);
        }
    }
}
