package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.StoredImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files that an image is kept as. Blocks, and ends soon after its thread is interrupted. */
final class Renditions {

    static final int WIDEST = 1440;

    private static final int[] WIDTHS = {320, 640, 960, WIDEST};

    /** A width that another one comes this near to is not worth files of its own. */
    private static final double NEAR = 0.9;

    private Renditions() {}

    /**
     * Checks {@code upload}, and makes the files of {@code id} of it.
     *
     * @param directory where the files go, an empty one
     */
    static StoredImage of(ImageId id, Path upload, String declared, int maxPixels, Path directory) throws IOException {
        var inspected = Inspection.of(upload, declared, maxPixels);
        var orientation = Orientation.of(inspected.anatomy().exif());
        var decoded = new Decoding(inspected).pixels(upload);
        stopIfInterrupted();
        var opaque = Colours.opaqueSrgb(decoded, inspected.anatomy().profile());
        return write(id, orientation.applyTo(shrunk(opaque, orientation)), directory);
    }

    /** No larger than it takes to be as wide as the widest file once it is upright. */
    private static BufferedImage shrunk(BufferedImage image, Orientation orientation) throws IOException {
        var uprightWidth = orientation.isTurned() ? image.getHeight() : image.getWidth();
        if (uprightWidth <= WIDEST) {
            return image;
        }
        var scale = (double) WIDEST / uprightWidth;
        return orientation.isTurned()
                ? Scaling.to(image, Math.max(1, (int) Math.round(image.getWidth() * scale)), WIDEST)
                : Scaling.to(image, WIDEST, Math.max(1, (int) Math.round(image.getHeight() * scale)));
    }

    private static StoredImage write(ImageId id, BufferedImage image, Path directory) throws IOException {
        var widths = widths(image.getWidth());
        for (var width : widths) {
            var scaled = Scaling.to(image, width, Scaling.height(image, width));
            for (var format : ImageFormat.values()) {
                stopIfInterrupted();
                Encoding.write(scaled, format, directory.resolve(width + "." + format.extension()));
            }
        }
        var widest = widths.getLast();
        var look = Look.of(image);
        return new StoredImage(
                id.value(), widest, Scaling.height(image, widest), widths, look.colour(), look.placeholder());
    }

    /** None is wider than the image is. */
    static List<Integer> widths(int width) {
        var smaller = IntStream.of(WIDTHS).filter(each -> each <= width).boxed().toList();
        return !smaller.isEmpty() && (width >= WIDEST || smaller.getLast() >= width * NEAR)
                ? smaller
                : Stream.concat(smaller.stream(), Stream.of(width)).toList();
    }

    private static void stopIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
    }
}
