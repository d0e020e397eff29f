package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes stores that break one promise. */
interface Flaw extends Supplier<EventStore> {

    /** How often a race may end well by chance before the flaw counts as missed. */
    int ATTEMPTS = 20;

    /** Fails unless the contract's test of that promise fails, at once or, being a race, in one of several attempts. */
    default Flaw isCaughtBy(Class<?> contract, String test) {
        var attempts = RacingContract.class.isAssignableFrom(contract) ? ATTEMPTS : 1;
        var caught = IntStream.range(0, attempts).anyMatch(attempt -> failsOnce(contract, test));

        assertThat(caught).as("caught by %s in %d attempts", test, attempts).isTrue();
        return this;
    }

    private boolean failsOnce(Class<?> contract, String test) {
        var results = Guarded.run(TrialFixture.ofFlawed(this), contract, test);

        assertThat(results.started().count()).as("tests named %s", test).isEqualTo(1);
        return results.failed().count() == 1;
    }
}
