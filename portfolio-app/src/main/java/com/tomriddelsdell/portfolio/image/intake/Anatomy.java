package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * What a file consists of, seen without decoding anything.
 *
 * @param complete whether it goes on to where its first image ends
 * @param exif its EXIF data; none of length 0
 * @param profile the ICC profile that its reader does not see by itself; none of length 0
 */
record Anatomy(boolean complete, byte[] exif, byte[] profile) {

    static final int MAX_EXIF = 64 * 1024;
    static final int MAX_PROFILE = 4 * 1024 * 1024;
    static final byte[] NONE = {};

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

    static byte[] read(ImageInputStream file, int length) throws IOException {
        var bytes = new byte[length];
        file.readFully(bytes);
        return bytes;
    }
}
