package com.tomriddelsdell.portfolio.platform.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How often signing in may fail: per block of addresses, which is what one household or host has, and per account, for
 * those who have many. Failures are forgotten evenly over {@link #PERIOD}; no address is kept longer than that.
 */
final class AttemptLimit {

    static final int FAILURES_PER_BLOCK = 20;
    static final int FAILURES_PER_ACCOUNT = 200;
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final int MOST_BLOCKS = 10_000;
    private static final int IPV4_BLOCK = 3;
    private static final int IPV6_BLOCK = 8;

    private final Ticker ticker;
    private final LoadingCache<String, Bucket> blocks;
    private final Bucket account;

    /** @param ticker tells the time that passes, in nanoseconds */
    AttemptLimit(Ticker ticker) {
        this.ticker = ticker;
        this.blocks = Caffeine.newBuilder()
                .maximumSize(MOST_BLOCKS)
                .expireAfterAccess(PERIOD)
                .ticker(ticker)
                .build(block -> bucket(FAILURES_PER_BLOCK));
        this.account = bucket(FAILURES_PER_ACCOUNT);
    }

    /** How long whoever sends from {@code address} has to wait before another attempt; zero if not at all. */
    Duration wait(@Nullable InetSocketAddress address) {
        var block = blocks.get(block(address)).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        var all = account.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Duration.ofNanos(Math.max(block, all));
    }

    void failed(@Nullable InetSocketAddress address) {
        blocks.get(block(address)).tryConsume(1);
        account.tryConsume(1);
    }

    private Bucket bucket(int failures) {
        return Bucket.builder()
                .withCustomTimePrecision(new Time(ticker))
                .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, PERIOD))
                .build();
    }

    private static String block(@Nullable InetSocketAddress address) {
        var host = address == null ? null : address.getAddress();
        return host == null ? "" : block(host);
    }

    private static String block(InetAddress host) {
        var bytes = host.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? IPV4_BLOCK : IPV6_BLOCK));
    }

    private record Time(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
