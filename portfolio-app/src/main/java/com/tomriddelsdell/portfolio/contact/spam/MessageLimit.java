package com.tomriddelsdell.portfolio.contact.spam;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.tomriddelsdell.portfolio.platform.http.AddressBlock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How many requests come from a block of addresses. What was used up comes back evenly over the period; of no more than
 * {@value #MOST_BLOCKS} blocks it is known, and of none for longer than the period.
 */
final class MessageLimit {

    static final int MOST_BLOCKS = 10_000;

    private final LoadingCache<AddressBlock, Bucket> blocks;

    MessageLimit(int messages, Duration period, Ticker time) {
        blocks = Caffeine.newBuilder()
                .maximumSize(MOST_BLOCKS)
                .expireAfterAccess(period)
                .ticker(time)
                .build(block -> Bucket.builder()
                        .withCustomTimePrecision(new Meter(time))
                        .addLimit(limit -> limit.capacity(messages).refillGreedy(messages, period))
                        .build());
    }

    /**
     * Lets one more request of {@code block} in.
     *
     * @throws TooManyMessagesException if there were too many
     */
    void take(AddressBlock block) {
        var probe = blocks.get(block).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyMessagesException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Of how many blocks it is known. */
    long blocks() {
        blocks.cleanUp();
        return blocks.estimatedSize();
    }

    private record Meter(Ticker time) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return time.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
