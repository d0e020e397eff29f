package com.tomriddelsdell.portfolio.image.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/** The chunks of a PNG file, which is complete when the last of them is its end. */
final class PngChunks {

    private static final int AROUND = 12;
    private static final int END = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int PROFILE = 0x69434350;
    private static final int PROFILE_NAME = 80;

    private final ImageInputStream file;
    private byte[] exif = Anatomy.NONE;
    private byte[] profile = Anatomy.NONE;

    PngChunks(ImageInputStream file) {
        this.file = file;
    }

    Anatomy walk() throws IOException {
        for (var position = 8L; position + AROUND <= file.length(); ) {
            file.seek(position);
            var length = file.readUnsignedInt();
            var type = file.readInt();
            if (position + AROUND + length > file.length()) {
                return Anatomy.truncated();
            }
            if (type == END) {
                return new Anatomy(true, exif, profile);
            }
            if (type == EXIF && length <= Anatomy.MAX_EXIF) {
                exif = Anatomy.read(file, (int) length);
            } else if (type == PROFILE && length <= Anatomy.MAX_PROFILE) {
                profile = inflated(Anatomy.read(file, (int) length));
            }
            position += AROUND + length;
        }
        return Anatomy.truncated();
    }

    /** A profile that would be larger than any is, or is none, counts as absent. */
    private static byte[] inflated(byte[] chunk) {
        var begin = 0;
        while (begin < Math.min(chunk.length, PROFILE_NAME) && chunk[begin] != 0) {
            begin++;
        }
        begin += 2;
        if (begin >= chunk.length) {
            return Anatomy.NONE;
        }
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(chunk, begin, chunk.length - begin))) {
            var bytes = inflater.readNBytes(Anatomy.MAX_PROFILE + 1);
            return bytes.length > Anatomy.MAX_PROFILE ? Anatomy.NONE : bytes;
        } catch (IOException notCompressed) {
            return Anatomy.NONE;
        }
    }
}
