package com.tomriddelsdell.eventstore.subscribe;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionTest {

    private final Subscription<Object> subscription = Subscription.handling("mail", event -> Mono.empty());

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "a/b", "a\u0000", "ä"})
    void a_name_that_would_need_quotes_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.handling(name, event -> Mono.empty()))
                .withMessageContaining("name must be");
    }

    @Test
    void what_is_out_of_range_is_refused() {
        var store = InMemoryEventStore.create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.handling("a".repeat(101), e -> Mono.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.partitions(0));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.partitions(1_001));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.maxBatch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.limitingHandler(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.atMostEvery(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscriptions.of(store, store.subscriptions()).leasing(Duration.ofMillis(1)));
    }
}
