package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a contract test of subscriptions that a store doing nothing can pass proves nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoingNothingForSubscriptionsIsRefusedTest {

    static List<Class<?>> contracts() {
        return GuardedSubscriptions.CONTRACTS;
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void every_test_fails_and_none_is_skipped(Class<?> contract) {
        var results = GuardedSubscriptions.run(Idle::new, selectClass(contract));

        assertThat(results.skipped().stream()).isEmpty();
        assertThat(results.succeeded().stream()).isEmpty();
        assertThat(results.failed().count()).isPositive().isEqualTo(testsOf(contract));
    }

    @Test
    void every_contract_is_guarded() {
        assertThat(GuardedSubscriptions.CONTRACTS)
                .containsExactlyInAnyOrderElementsOf(List.of(GuardedSubscriptions.class.getDeclaredClasses()));
    }

    private static long testsOf(Class<?> contract) {
        return Stream.<Class<?>>iterate(contract, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private static final class Idle extends FlawedFixture {

        Idle() {
            super(sound -> idle());
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(300);
        }

        @SuppressWarnings("unchecked")
        private static SubscriptionStore<InMemoryTransaction> idle() {
            return (SubscriptionStore<InMemoryTransaction>) Proxy.newProxyInstance(
                    Idle.class.getClassLoader(),
                    new Class<?>[] {SubscriptionStore.class},
                    (proxy, method, arguments) -> method.getReturnType() == Mono.class
                            ? Mono.empty()
                            : method.getReturnType() == Flux.class ? Flux.empty() : false);
        }
    }
}
