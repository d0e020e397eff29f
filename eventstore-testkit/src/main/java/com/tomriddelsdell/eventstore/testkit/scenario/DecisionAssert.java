package com.tomriddelsdell.eventstore.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command. A test that fails tells what was given, what was asked, and what came of it.
 *
 * @param <C> commands
 * @param <S> state
 * @param <E> events
 */
public final class DecisionAssert<C, S, E> extends AbstractAssert<DecisionAssert<C, S, E>, List<E>> {

    private final S state;
    private final @Nullable RuntimeException refusal;
    private final String story;

    DecisionAssert(List<E> past, C command, List<E> events, S state, @Nullable RuntimeException refusal) {
        super(events, DecisionAssert.class);
        this.state = state;
        this.refusal = refusal;
        this.story = "given %s%n when %s".formatted(past.isEmpty() ? "nothing" : past, command);
    }

    /** It caused exactly these events, in this order. */
    @SafeVarargs
    public final DecisionAssert<C, S, E> then(E... events) {
        requireDecision();
        var expected = new ArrayList<E>();
        for (var event : events) {
            expected.add(event);
        }
        Assertions.assertThat(actual).as(story).containsExactlyElementsOf(expected);
        return this;
    }

    /** It was not refused, and caused nothing. */
    public DecisionAssert<C, S, E> thenNothing() {
        requireDecision();
        Assertions.assertThat(actual).as(story).isEmpty();
        return this;
    }

    /** Whatever it caused, this is the state afterwards. */
    public DecisionAssert<C, S, E> thenState(S expected) {
        requireDecision();
        Assertions.assertThat(state).as(story).isEqualTo(expected);
        return this;
    }

    /** Whatever it caused, the state afterwards meets {@code requirements}. */
    public DecisionAssert<C, S, E> thenState(Consumer<? super S> requirements) {
        requireDecision();
        Assertions.assertThat(state).as(story).satisfies(requirements);
        return this;
    }

    /** It was refused, by an exception of this class or one below it; what else is true of that may be asked. */
    public ThrowableAssert<RuntimeException> thenRefused(Class<? extends RuntimeException> type) {
        if (refusal == null) {
            throw new AssertionError("[%s]%nExpected to be refused with %s, but it caused %s"
                    .formatted(story, type.getSimpleName(), actual.isEmpty() ? "nothing" : actual));
        }
        return new ThrowableAssert<>(refusal).as(story).isInstanceOf(type);
    }

    private void requireDecision() {
        if (refusal != null) {
            throw new AssertionError(
                    "[%s]%nExpected a decision, but it was refused with %s".formatted(story, refusal), refusal);
        }
    }
}
