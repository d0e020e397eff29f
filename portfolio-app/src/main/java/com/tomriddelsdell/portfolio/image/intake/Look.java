package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Base64;

/**
 * What can be shown of an image at once, while its files are under way.
 *
 * @param colour the one that most of it has
 * @param placeholder a few pixels of it, as an address
 */
record Look(String colour, String placeholder) {

    private static final int SIDE = 16;
    private static final int SAMPLE = 64;
    private static final int SHADES = 8;

    static Look of(BufferedImage image) throws IOException {
        var scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        var tiny = Scaling.to(
                image, Math.max(1, (int) (image.getWidth() * scale)), Math.max(1, (int) (image.getHeight() * scale)));
        return new Look(colour(Scaling.to(image, SAMPLE, SAMPLE)), address(tiny));
    }

    private static String address(BufferedImage tiny) throws IOException {
        var bytes = Encoding.placeholder(tiny);
        return "data:%s;base64,%s"
                .formatted(ImageFormat.WEBP.mediaType(), Base64.getEncoder().encodeToString(bytes));
    }

    /** The mean of the colours in the fullest of the cubes that all colours are divided into. */
    private static String colour(BufferedImage sample) {
        var sums = new long[SHADES * SHADES * SHADES][4];
        for (var rgb : sample.getRGB(0, 0, SAMPLE, SAMPLE, null, 0, SAMPLE)) {
            var red = rgb >> 16 & 0xFF;
            var green = rgb >> 8 & 0xFF;
            var blue = rgb & 0xFF;
            var sum = sums[((red >> 5) * SHADES + (green >> 5)) * SHADES + (blue >> 5)];
            sum[0]++;
            sum[1] += red;
            sum[2] += green;
            sum[3] += blue;
        }
        var fullest = sums[0];
        for (var sum : sums) {
            fullest = sum[0] > fullest[0] ? sum : fullest;
        }
        return "#%02x%02x%02x".formatted(fullest[1] / fullest[0], fullest[2] / fullest[0], fullest[3] / fullest[0]);
    }
}
