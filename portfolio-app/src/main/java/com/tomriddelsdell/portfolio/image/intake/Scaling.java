package com.tomriddelsdell.portfolio.image.intake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Makes images smaller. */
final class Scaling {

    private Scaling() {}

    static BufferedImage to(BufferedImage image, int width, int height) throws IOException {
        return image.getWidth() == width && image.getHeight() == height
                ? image
                : Thumbnails.of(image)
                        .forceSize(width, height)
                        .imageType(BufferedImage.TYPE_INT_RGB)
                        .asBufferedImage();
    }

    static int height(BufferedImage image, int width) {
        return Math.max(1, (int) Math.round((double) image.getHeight() * width / image.getWidth()));
    }
}
