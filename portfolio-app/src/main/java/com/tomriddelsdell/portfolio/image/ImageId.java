package com.tomriddelsdell.portfolio.image;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image: a digest of what was uploaded and of how it is encoded, 32 lower-case hexadecimal digits. The same
 * file has the same name whenever and by whomever it is uploaded, and nothing else ever gets that name.
 */
public record ImageId(String value) implements Comparable<ImageId> {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public ImageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an image id has 32 hexadecimal digits, but was " + value);
        }
    }

    /** The id that {@code written} is; empty if it is none. */
    public static Optional<ImageId> parse(String written) {
        return FORM.matcher(written).matches() ? Optional.of(new ImageId(written)) : Optional.empty();
    }

    /** The id that stands for a digest, which has at least 16 bytes. */
    public static ImageId of(byte[] digest) {
        return new ImageId(HexFormat.of().formatHex(digest, 0, BYTES));
    }

    @Override
    public int compareTo(ImageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
