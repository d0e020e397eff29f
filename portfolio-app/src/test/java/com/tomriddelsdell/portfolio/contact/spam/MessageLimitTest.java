package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.platform.http.AddressBlock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MessageLimitTest {

    private static final AddressBlock HOME = new AddressBlock("home");

    private final AtomicLong nanos = new AtomicLong();
    private final MessageLimit limit = new MessageLimit(10, Duration.ofMinutes(10), nanos::get);

    @Test
    void after_so_many_requests_the_next_one_waits_until_there_is_room_for_it() {
        takeAll(HOME);

        assertThat(refused(HOME).retryAfter()).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofSeconds(59));
        assertThat(refused(HOME).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        limit.take(HOME);
        assertThat(refused(HOME).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nobody_waits_for_what_others_send() {
        takeAll(HOME);

        limit.take(new AddressBlock("elsewhere"));
    }

    @Test
    void nothing_is_known_of_whoever_has_not_written_for_the_period() {
        takeAll(HOME);
        pass(Duration.ofMinutes(10));

        assertThat(limit.blocks()).isZero();
        takeAll(HOME);
    }

    @Test
    void no_more_blocks_are_remembered_than_there_is_room_for() {
        for (var block = 0; block < 2 * MessageLimit.MOST_BLOCKS; block++) {
            limit.take(new AddressBlock(Integer.toString(block)));
        }

        assertThat(limit.blocks()).isLessThanOrEqualTo(MessageLimit.MOST_BLOCKS);
    }

    private void takeAll(AddressBlock block) {
        for (var times = 0; times < 10; times++) {
            limit.take(block);
        }
    }

    private TooManyMessagesException refused(AddressBlock block) {
        return assertThatExceptionOfType(TooManyMessagesException.class)
                .isThrownBy(() -> limit.take(block))
                .actual();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
