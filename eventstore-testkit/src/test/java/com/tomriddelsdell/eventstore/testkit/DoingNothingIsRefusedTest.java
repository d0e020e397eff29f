package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards the guard: a contract test that a store doing nothing can pass proves nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoingNothingIsRefusedTest {

    static List<Class<?>> contracts() {
        return Guarded.CONTRACTS;
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void every_test_fails_and_none_is_skipped(Class<?> contract) {
        var results = Guarded.run(TrialFixture.ofFlawed(DoesNothing::new), contract);

        assertThat(results.skipped().stream()).isEmpty();
        assertThat(results.succeeded().stream()).isEmpty();
        assertThat(results.failed().count()).isPositive().isEqualTo(testsOf(contract));
    }

    @Test
    void every_contract_is_guarded() {
        assertThat(Guarded.CONTRACTS).containsExactlyInAnyOrderElementsOf(List.of(Guarded.class.getDeclaredClasses()));
    }

    private static long testsOf(Class<?> contract) {
        return Arrays.stream(contract.getSuperclass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }
}
