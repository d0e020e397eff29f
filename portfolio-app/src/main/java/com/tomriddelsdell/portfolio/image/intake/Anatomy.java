package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** What a file consists of, seen without decoding anything. */
final class Anatomy {

    static final int MAX_EXIF = 64 * 1024;
    static final int MAX_PROFILE = 4 * 1024 * 1024;
    static final byte[] NONE = {};

    private final boolean complete;
    private final byte[] exif;
    private final byte[] profile;

    Anatomy(boolean complete, byte[] exif, byte[] profile) {
        this.complete = complete;
        this.exif = exif;
        this.profile = profile;
    }

    /** Leaves {@code file} at its beginning. */
    static Anatomy of(ImageType type, ImageInputStream file) throws IOException {
        file.seek(0);
        var anatomy = switch (type) {
            case JPEG -> new JpegSegments(file).walk();
            case PNG -> new PngChunks(file).walk();
            case GIF -> new GifBlocks(file).walk();
            case WEBP -> new WebpChunks(file).walk();
        };
        file.seek(0);
        return anatomy;
    }

    static Anatomy truncated() {
        return new Anatomy(false, NONE, NONE);
    }

    /** Whether it goes on to where its first image ends. */
    boolean complete() {
        return complete;
    }

    /** Its EXIF data; none of length 0. */
    byte[] exif() {
        return exif;
    }

    /** The ICC profile that its reader does not see by itself; none of length 0. */
    byte[] profile() {
        return profile;
    }

    static byte[] read(ImageInputStream file, int length) throws IOException {
        var bytes = new byte[length];
        file.readFully(bytes);
        return bytes;
    }
}
