package com.tomriddelsdell.portfolio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderKeyTest {

    private static final int MANY = 500;

    @Test
    void there_is_always_a_key_before_the_first_and_after_the_last() {
        var first = OrderKey.MIDDLE;
        var last = OrderKey.MIDDLE;
        for (var times = 0; times < MANY; times++) {
            assertThat(OrderKey.before(first)).isLessThan(first);
            assertThat(OrderKey.after(last)).isGreaterThan(last);
            first = OrderKey.before(first);
            last = OrderKey.after(last);
        }
    }

    @Test
    void there_is_always_a_key_between_two() {
        var random = new Random(42);
        var keys = new ArrayList<>(List.of(OrderKey.before(OrderKey.MIDDLE), OrderKey.MIDDLE));
        for (var times = 0; times < MANY; times++) {
            var place = random.nextInt(keys.size() - 1);
            keys.add(place + 1, OrderKey.between(keys.get(place), keys.get(place + 1)));
        }

        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keys_that_are_narrowed_down_for_ever_grow_slowly() {
        var low = OrderKey.MIDDLE;
        var high = OrderKey.after(low);
        for (var times = 0; times < MANY; times++) {
            high = OrderKey.between(low, high);
        }

        assertThat(high.value().length()).isLessThan(MANY / 3);
    }

    @Test
    void there_is_nothing_between_a_key_and_itself() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderKey.between(OrderKey.MIDDLE, OrderKey.MIDDLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "a0", "A", "a b", "ä"})
    void what_is_no_key_is_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderKey(value));
    }
}
