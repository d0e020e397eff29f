package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a contract test of the lifecycle that a store doing nothing can pass proves nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoingNothingForStreamsIsRefusedTest {

    static List<Class<?>> contracts() {
        return GuardedLifecycle.CONTRACTS;
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void every_test_fails_and_none_is_skipped(Class<?> contract) {
        var results = GuardedLifecycle.run(Idle::new, selectClass(contract));

        assertThat(results.skipped().stream()).isEmpty();
        assertThat(results.succeeded().stream()).isEmpty();
        assertThat(results.failed().count()).isPositive().isEqualTo(testsOf(contract));
    }

    @Test
    void every_contract_is_guarded() {
        assertThat(GuardedLifecycle.CONTRACTS)
                .containsExactlyInAnyOrderElementsOf(List.of(GuardedLifecycle.class.getDeclaredClasses()));
    }

    private static long testsOf(Class<?> contract) {
        return Arrays.stream(contract.getSuperclass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private static final class Idle extends FlawedLifecycle {

        @Override
        public StreamLifecycle lifecycle() {
            return (StreamLifecycle) Proxy.newProxyInstance(
                    Idle.class.getClassLoader(),
                    new Class<?>[] {StreamLifecycle.class},
                    (proxy, method, arguments) -> method.getReturnType() == Flux.class ? Flux.empty() : Mono.empty());
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(300);
        }
    }
}
