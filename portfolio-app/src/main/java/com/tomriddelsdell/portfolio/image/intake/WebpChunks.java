package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/** The chunks of a WebP file, which is complete when all bytes are there that its header announces. */
final class WebpChunks {

    private static final int FIRST = 12;
    private static final int HEADER = 8;
    private static final int EXIF = 0x46495845;
    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final ImageInputStream file;

    WebpChunks(ImageInputStream file) {
        this.file = file;
    }

    Anatomy walk() throws IOException {
        file.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            file.seek(4);
            var end = file.readUnsignedInt() + HEADER;
            return end > file.length() || end < FIRST + HEADER
                    ? Anatomy.truncated()
                    : new Anatomy(true, exif(end), Anatomy.NONE);
        } finally {
            file.setByteOrder(ByteOrder.BIG_ENDIAN);
        }
    }

    private byte[] exif(long end) throws IOException {
        for (var position = (long) FIRST; position + HEADER <= end; ) {
            file.seek(position);
            var type = file.readInt();
            var length = file.readUnsignedInt();
            if (type == EXIF && length <= Anatomy.MAX_EXIF && position + HEADER + length <= end) {
                return withoutPrefix(Anatomy.read(file, (int) length));
            }
            position += HEADER + length + (length & 1);
        }
        return Anatomy.NONE;
    }

    /** Some programs put before the data what belongs there in JPEG files only. */
    private static byte[] withoutPrefix(byte[] data) {
        return data.length > PREFIX.length && Arrays.equals(data, 0, PREFIX.length, PREFIX, 0, PREFIX.length)
                ? Arrays.copyOfRange(data, PREFIX.length, data.length)
                : data;
    }
}
