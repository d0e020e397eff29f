package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs tests of a contract that the build itself does not find. */
final class ContractRun {

    /** How often a race may end well by chance before its flaw counts as missed. */
    private static final int ATTEMPTS = 20;

    private ContractRun() {}

    static Events of(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .execute()
                .testEvents();
    }

    /** Fails unless the test of that name fails: at once or, being a race, in one of several attempts. */
    static void assertFails(Class<?> contract, String test, Function<DiscoverySelector, Events> run) {
        var attempts = isRace(contract, test) ? ATTEMPTS : 1;
        var caught = IntStream.range(0, attempts).anyMatch(attempt -> failsOnce(contract, test, run));

        assertThat(caught).as("caught by %s in %d attempts", test, attempts).isTrue();
    }

    private static boolean failsOnce(Class<?> contract, String test, Function<DiscoverySelector, Events> run) {
        var results = run.apply(selectMethod(contract, test));

        assertThat(results.started().count()).as("tests named %s", test).isEqualTo(1);
        return results.failed().count() == 1;
    }

    private static boolean isRace(Class<?> contract, String test) {
        return RacingContract.class.isAssignableFrom(contract)
                || contract.getSimpleName().endsWith("Race")
                || List.of(test.split("_")).contains("race");
    }
}
