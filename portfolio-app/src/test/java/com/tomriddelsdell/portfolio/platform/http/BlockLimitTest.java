package com.tomriddelsdell.portfolio.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BlockLimitTest {

    private static final AddressBlock HOME = new AddressBlock("home");

    private final AtomicLong nanos = new AtomicLong();
    private final BlockLimit limit = new BlockLimit(10, Duration.ofMinutes(10), nanos::get);

    @Test
    void after_so_many_times_the_next_one_waits_until_there_is_room_for_it() {
        takeAll(HOME);

        assertThat(limit.take(HOME)).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofSeconds(59));
        assertThat(limit.wait(HOME)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.take(HOME)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(limit.wait(HOME)).isZero();
        assertThat(limit.take(HOME)).isZero();
        assertThat(limit.take(HOME)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nobody_waits_for_others() {
        takeAll(HOME);

        assertThat(limit.take(new AddressBlock("elsewhere"))).isZero();
    }

    @Test
    void nothing_is_known_of_whoever_has_not_come_for_the_period() {
        takeAll(HOME);
        pass(Duration.ofMinutes(10));

        assertThat(limit.blocks()).isZero();
        takeAll(HOME);
    }

    @Test
    void no_more_blocks_are_remembered_than_there_is_room_for() {
        for (var block = 0; block < 2 * BlockLimit.MOST_BLOCKS; block++) {
            limit.take(new AddressBlock(Integer.toString(block)));
        }

        assertThat(limit.blocks()).isLessThanOrEqualTo(BlockLimit.MOST_BLOCKS);
    }

    private void takeAll(AddressBlock block) {
        for (var times = 0; times < 10; times++) {
            assertThat(limit.take(block)).isZero();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
