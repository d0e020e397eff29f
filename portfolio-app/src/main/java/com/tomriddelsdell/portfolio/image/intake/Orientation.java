package com.tomriddelsdell.portfolio.image.intake;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** How a camera was held: what must be done to its picture to be seen upright, from 1 to 8 as EXIF counts. */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int LAST = 8;

    /** What {@code exif} says; upright when it says nothing that can be read. */
    static Orientation of(byte[] exif) {
        if (exif.length == 0) {
            return UPRIGHT;
        }
        try (var stream = new ByteArrayImageInputStream(exif)) {
            var entry = new TIFFReader().read(stream).getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number value ? known(value.intValue()) : UPRIGHT;
        } catch (IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    private static Orientation known(int value) {
        return value >= 1 && value <= LAST ? new Orientation(value) : UPRIGHT;
    }

    /** Whether what is wide becomes high. */
    boolean isTurned() {
        return value > 4;
    }

    /** {@code image}, upright. */
    BufferedImage applyTo(BufferedImage image) {
        if (equals(UPRIGHT)) {
            return image;
        }
        var width = image.getWidth();
        var height = image.getHeight();
        var upright = new BufferedImage(isTurned() ? height : width, isTurned() ? width : height, image.getType());
        return new AffineTransformOp(transform(width, height), AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(image, upright);
    }

    /** Each as m00, m10, m01, m11, m02, m12. */
    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
