package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** The blocks of a GIF file up to the end of its first frame, which is all that is shown of it. */
final class GifBlocks {

    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int SCREEN_FLAGS = 10;
    private static final int AFTER_SCREEN = 13;
    private static final int FRAME_FLAGS = 8;

    private final ImageInputStream file;

    GifBlocks(ImageInputStream file) {
        this.file = file;
    }

    Anatomy walk() throws IOException {
        return new Anatomy(hasFrame(), Anatomy.NONE, Anatomy.NONE);
    }

    private boolean hasFrame() throws IOException {
        if (file.length() < AFTER_SCREEN) {
            return false;
        }
        file.seek(SCREEN_FLAGS);
        var flags = file.readUnsignedByte();
        file.seek(AFTER_SCREEN + coloursOf(flags));
        for (var block = file.read(); block >= 0; block = file.read()) {
            if (block == FRAME) {
                file.skipBytes(FRAME_FLAGS);
                file.skipBytes(coloursOf(file.read()) + 1);
                return passData();
            }
            if (block != EXTENSION || file.read() < 0 || !passData()) {
                return false;
            }
        }
        return false;
    }

    /** Whether the end of the data is there. */
    private boolean passData() throws IOException {
        for (var length = file.read(); length >= 0; length = file.read()) {
            if (length == 0) {
                return true;
            }
            file.seek(file.getStreamPosition() + length);
        }
        return false;
    }

    private static int coloursOf(int flags) {
        return flags >= 0 && (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;
    }
}
