package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What is known of a file before anything of it is decoded.
 *
 * @param width in pixels, as it is in the file
 * @param height in pixels, as it is in the file
 */
record Inspection(ImageType type, Anatomy anatomy, int width, int height) {

    /** WebP files have at most 16,383. */
    private static final int MAX_SIDE = 16_000;

    /**
     * Looks at {@code file}. Blocks.
     *
     * @param declared what it is said to be, a media type; empty if nothing is said
     * @param maxPixels the most that it may have
     * @throws ImageRefusedException if it is not acceptable
     */
    static Inspection of(Path file, String declared, int maxPixels) throws IOException {
        var type = type(head(file), declared);
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var anatomy = Anatomy.of(type, stream);
            if (!anatomy.complete()) {
                throw new ImageRefusedException(
                        Refusal.TRUNCATED, "The file is not complete: its end is missing. Please send it again.");
            }
            var reader = type.reader();
            try {
                reader.setInput(stream, true, true);
                return checked(new Inspection(type, anatomy, reader.getWidth(0), reader.getHeight(0)), maxPixels);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof ImageRefusedException refused ? refused : Decoding.damaged(type);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(ImageType.HEAD);
        }
    }

    private static ImageType type(byte[] head, String declared) {
        if (head.length == 0) {
            throw new ImageRefusedException(Refusal.EMPTY, "There is nothing in the file.");
        }
        var type = ImageType.of(head).orElseThrow(() -> unknown(head));
        var isSaid = declared.toLowerCase(Locale.ROOT);
        if (isSaid.startsWith("image/") && !ImageType.named(isSaid).equals(Optional.of(type))) {
            throw new ImageRefusedException(
                    Refusal.MISLABELLED, "The file is said to be %s, but it is %s.".formatted(isSaid, type.written()));
        }
        return type;
    }

    private static ImageRefusedException unknown(byte[] head) {
        return ImageType.isSvg(head)
                ? new ImageRefusedException(
                        Refusal.SVG,
                        "SVG is not accepted, for it can hold scripts. Please send a picture of it, as PNG or WebP.")
                : new ImageRefusedException(
                        Refusal.UNKNOWN_TYPE, "The file is no image that can be read here: JPEG, PNG, WebP or GIF.");
    }

    private static Inspection checked(Inspection found, int maxPixels) {
        var pixels = (long) found.width * found.height;
        if (found.width < 1 || found.height < 1) {
            throw Decoding.damaged(found.type);
        }
        if (pixels > maxPixels || found.width > MAX_SIDE || found.height > MAX_SIDE) {
            throw new ImageRefusedException(
                    Refusal.TOO_MANY_PIXELS,
                    "The image has %,d x %,d pixels. At most %,d are accepted, and %,d on a side."
                            .formatted(found.width, found.height, maxPixels, MAX_SIDE));
        }
        return found;
    }
}
