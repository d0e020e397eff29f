package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventStore;
import java.util.function.Supplier;

/** Makes stores that break one promise. */
interface Flaw extends Supplier<EventStore> {

    /** Fails unless the contract's test of that promise fails. */
    default Flaw isCaughtBy(Class<?> contract, String test) {
        ContractRun.assertFails(contract, test, selector -> Guarded.run(TrialFixture.ofFlawed(this), selector));
        return this;
    }
}
