package com.tomriddelsdell.portfolio.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often something may come from a block of addresses. What was used up comes back evenly over the period; of no more than
 * {@value #MOST_BLOCKS} blocks it is known, and of none for longer than the period. Thread-safe; nothing blocks.
 */
public final class BlockLimit {

    static final int MOST_BLOCKS = 10_000;

    private final LoadingCache<AddressBlock, Bucket> blocks;

    /** @param time tells the time that passes, in nanoseconds */
    public BlockLimit(int times, Duration period, Ticker time) {
        blocks = Caffeine.newBuilder()
                .maximumSize(MOST_BLOCKS)
                .expireAfterAccess(period)
                .ticker(time)
                .build(block -> Bucket.builder()
                        .withCustomTimePrecision(new Meter(time))
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                        .build());
    }

    /** Lets {@code block} in once more, or tells how long it has to wait before that; zero if it was let in. */
    public Duration take(AddressBlock block) {
        return Duration.ofNanos(
                blocks.get(block).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How long {@code block} has to wait before it is let in; zero if not at all. Nothing is used up. */
    public Duration wait(AddressBlock block) {
        return Duration.ofNanos(blocks.get(block).estimateAbilityToConsume(1).getNanosToWaitForRefill());
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
