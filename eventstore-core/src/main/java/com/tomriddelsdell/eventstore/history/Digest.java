package com.tomriddelsdell.eventstore.history;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex its 32 bytes as 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    /** The number of bytes of a digest. */
    public static final int BYTES = 32;

    /** What the first range of a log follows: 32 bytes of zero. */
    public static final Digest NONE = of(new byte[BYTES]);

    public Digest {
        requireNonNull(hex, "hex");
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(digit -> "0123456789abcdef".indexOf(digit) >= 0)) {
            throw new IllegalArgumentException(
                    "a digest must be %d lower-case hexadecimal digits, but was: %s".formatted(2 * BYTES, hex));
        }
    }

    /**
     * The digest that {@code bytes} are.
     *
     * @throws IllegalArgumentException if there are not exactly {@value #BYTES} of them
     */
    public static Digest of(byte[] bytes) {
        requireNonNull(bytes, "bytes");
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
