package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import java.util.function.Supplier;

/** Makes stores that break one promise. */
interface Flaw extends Supplier<EventStore> {

    /** Fails unless the contract's test of that promise fails. */
    default Flaw isCaughtBy(Class<?> contract, String test) {
        var results = Guarded.run(TrialFixture.ofFlawed(this), contract, test);

        assertThat(results.started().count()).as("tests named %s", test).isEqualTo(1);
        assertThat(results.failed().count()).as("failures of %s", test).isEqualTo(1);
        return this;
    }
}
