package com.tomriddelsdell.portfolio.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The block of addresses that a client is in, which is what one household or host has: /24 of IPv4, /64 of IPv6.
 *
 * @param name the same for every address of the block; empty when it is not known where a request came from
 */
public record AddressBlock(String name) {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 8;

    /** The block of {@code address}; all requests of unknown origin share one. */
    public static AddressBlock of(@Nullable InetSocketAddress address) {
        var host = address == null ? null : address.getAddress();
        return new AddressBlock(host == null ? "" : name(host));
    }

    private static String name(InetAddress host) {
        var bytes = host.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES));
    }
}
