package com.tomriddelsdell.portfolio.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.tomriddelsdell.portfolio.platform.http.AddressBlock;
import com.tomriddelsdell.portfolio.platform.http.BlockLimit;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often signing in may fail: per block of addresses, and per account, for those who have many. Failures are forgotten
 * evenly over {@link #PERIOD}; no address is kept longer than that.
 */
final class AttemptLimit {

    static final int FAILURES_PER_BLOCK = 20;
    static final int FAILURES_PER_ACCOUNT = 200;
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final AddressBlock ANYWHERE = new AddressBlock("anywhere");

    private final BlockLimit blocks;
    private final BlockLimit account;

    /** @param ticker tells the time that passes, in nanoseconds */
    AttemptLimit(Ticker ticker) {
        blocks = new BlockLimit(FAILURES_PER_BLOCK, PERIOD, ticker);
        account = new BlockLimit(FAILURES_PER_ACCOUNT, PERIOD, ticker);
    }

    /** How long whoever sends from {@code address} has to wait before another attempt; zero if not at all. */
    Duration wait(@Nullable InetSocketAddress address) {
        var block = blocks.wait(AddressBlock.of(address));
        var all = account.wait(ANYWHERE);
        return block.compareTo(all) >= 0 ? block : all;
    }

    void failed(@Nullable InetSocketAddress address) {
        blocks.take(AddressBlock.of(address));
        account.take(ANYWHERE);
    }
}
