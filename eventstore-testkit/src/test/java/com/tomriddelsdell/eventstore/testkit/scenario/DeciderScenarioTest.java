package com.tomriddelsdell.eventstore.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A scenario passes for what is so, and fails, with the whole story, for what is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeciderScenarioTest {

    private final Account account = new Account();
    private final DeciderScenario<Integer, Integer, Moved> scenario = DeciderScenario.of(account, account);

    @Test
    void what_is_so_passes() {
        scenario.given(new Moved(5))
                .when(-2)
                .then(new Moved(-2))
                .thenState(3)
                .thenState(state -> assertThat(state).isPositive());
        scenario.given(new Moved(5)).given(new Moved(1)).when(0).thenNothing().thenState(6);
        scenario.when(-1).thenRefused(Overdrawn.class).hasMessage("1 short");
        DeciderScenario.of(account).when(7).then(new Moved(7));
    }

    @Test
    void other_events_fail_with_the_whole_story() {
        assertFails(() -> scenario.given(new Moved(5)).when(-2).then(new Moved(-3)))
                .contains("given [Moved[amount=5]]", "when -2", "Moved[amount=-2]", "Moved[amount=-3]");
        assertFails(() -> scenario.when(1).then()).contains("given nothing");
        assertFails(() -> scenario.when(1).thenNothing()).contains("Moved[amount=1]");
    }

    @Test
    void another_state_fails() {
        assertFails(() -> scenario.when(1).thenState(2)).contains("when 1");
        assertFails(() -> scenario.when(1).thenState(state -> assertThat(state).isNegative()))
                .contains("when 1");
    }

    @Test
    void a_refusal_fails_what_expects_a_decision() {
        assertFails(() -> scenario.when(-1).then(new Moved(-1))).contains("refused with", "1 short");
        assertFails(() -> scenario.when(-1).thenNothing()).contains("1 short");
        assertFails(() -> scenario.when(-1).thenState(0)).contains("1 short");
    }

    @Test
    void a_decision_fails_what_expects_a_refusal_and_so_does_another_refusal() {
        assertFails(() -> scenario.when(1).thenRefused(Overdrawn.class))
                .contains("Overdrawn", "caused [Moved[amount=1]]");
        assertFails(() -> scenario.when(0).thenRefused(Overdrawn.class)).contains("caused nothing");
        assertFails(() -> scenario.when(-1).thenRefused(ArithmeticException.class))
                .contains("ArithmeticException");
    }

    @Test
    void an_event_that_is_refused_fails_whoever_gave_it() {
        assertFails(() -> scenario.given(new Moved(13)).when(1)).contains("a fact", "Moved[amount=13]");
    }

    @Test
    void an_event_that_is_not_stored_as_it_is_fails() {
        assertFails(() -> scenario.when(99)).contains("Moved[amount=99]", "read again as", "Moved[amount=0]");
        assertFails(() -> scenario.given(new Moved(77)).when(1)).contains("cannot be stored", "Moved[amount=77]");
    }

    private static AbstractStringAssert<?> assertFails(ThrowingCallable test) {
        return assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(test)
                .extracting(Throwable::getMessage)
                .asString();
    }

    record Moved(int amount) {}

    static final class Overdrawn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overdrawn(int missing) {
            super(missing + " short");
        }
    }

    /** May not be overdrawn; its codec does not like some numbers. */
    private static final class Account implements Decider<Integer, Integer, Moved>, EventCodec<Moved> {

        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public List<Moved> decide(Integer amount, Integer balance) {
            if (balance + amount < 0) {
                throw new Overdrawn(-balance - amount);
            }
            return amount == 0 ? List.of() : List.of(new Moved(amount));
        }

        @Override
        public Integer evolve(Integer balance, Moved event) {
            if (event.amount() == 13) {
                throw new IllegalStateException("not this one");
            }
            return balance + event.amount();
        }

        @Override
        public EventData encode(Moved event) {
            if (event.amount() == 77) {
                throw new IllegalArgumentException("no");
            }
            return EventData.of("Moved", Payload.utf8(Integer.toString(event.amount() == 99 ? 0 : event.amount())));
        }

        @Override
        public Moved decode(RecordedEvent event) {
            return new Moved(Integer.parseInt(event.payload().utf8()));
        }
    }
}
