package com.tomriddelsdell.eventstore.r2dbc.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoLeaksTest {

    @Test
    void a_buffer_that_is_forgotten_is_found() {
        forget();

        assertThat(Leaks.found()).isNotEmpty();
    }

    @Test
    void a_buffer_that_is_forgotten_where_another_was_is_found_as_well() {
        for (var time = 0; time < 2; time++) {
            forget();
            assertThat(Leaks.found()).hasSize(1);
        }
    }

    @Test
    void a_buffer_that_is_released_is_not() {
        ByteBufAllocator.DEFAULT.buffer(64).release();

        assertThat(Leaks.found()).isEmpty();
    }

    private static void forget() {
        ByteBufAllocator.DEFAULT.buffer(64).writeByte(1);
    }
}
