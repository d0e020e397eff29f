package com.tomriddelsdell.portfolio.image.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/** The segments of a JPEG file, up to its picture, which is complete when an end of image follows it. */
final class JpegSegments {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final ImageInputStream file;
    private byte[] exif = Anatomy.NONE;

    JpegSegments(ImageInputStream file) {
        this.file = file;
    }

    Anatomy walk() throws IOException {
        file.seek(2);
        while (file.getStreamPosition() + 4 <= file.length()) {
            if (file.readUnsignedByte() != 0xFF) {
                return Anatomy.truncated();
            }
            var marker = file.readUnsignedByte();
            if (marker == 0xFF) {
                file.seek(file.getStreamPosition() - 1);
            } else if (marker == START_OF_SCAN) {
                return new Anatomy(hasEnd(), exif, Anatomy.NONE);
            } else if (marker == END_OF_IMAGE || !pass(marker)) {
                return Anatomy.truncated();
            }
        }
        return Anatomy.truncated();
    }

    private boolean pass(int marker) throws IOException {
        var length = file.readUnsignedShort();
        var end = file.getStreamPosition() + length - 2;
        if (length < 2 || end > file.length()) {
            return false;
        }
        if (marker == APP1 && exif.length == 0 && length > EXIF.length + 2) {
            var data = Anatomy.read(file, length - 2);
            if (Arrays.equals(data, 0, EXIF.length, EXIF, 0, EXIF.length)) {
                exif = Arrays.copyOfRange(data, EXIF.length, data.length);
            }
        }
        file.seek(end);
        return true;
    }

    /** In the data of a picture, 0xFF is followed by an end of image only where it ends. */
    private boolean hasEnd() throws IOException {
        var buffer = new byte[8192];
        var last = 0;
        for (var count = file.read(buffer); count > 0; count = file.read(buffer)) {
            for (var index = 0; index < count; index++) {
                var current = buffer[index] & 0xFF;
                if (last == 0xFF && current == END_OF_IMAGE) {
                    return true;
                }
                last = current;
            }
        }
        return false;
    }
}
