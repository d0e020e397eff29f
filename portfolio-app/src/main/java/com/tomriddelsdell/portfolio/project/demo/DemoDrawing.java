package com.tomriddelsdell.portfolio.project.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A drawing for a project, the same whenever it is drawn for the same slug. Blocks while it draws. */
final class DemoDrawing {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int[][] PALETTES = {
        {0xF3EDE2, 0xD9C7A7, 0xC2714F, 0xA8432F, 0x5B2C25},
        {0xEFF1EC, 0xC5D0C4, 0x7F9C8C, 0x3F6B62, 0x1F3B3A},
        {0xF2EFF3, 0xCFC6D6, 0x9A86AC, 0x5F4B7A, 0x2D2440},
        {0xF4F0E6, 0xE6C98B, 0xD39B3F, 0x8C5A23, 0x3E2A17}
    };

    private final Random random;
    private final int[] palette;
    private final Motif motif;

    DemoDrawing(String slug) {
        random = new Random(slug.hashCode());
        palette = PALETTES[random.nextInt(PALETTES.length)];
        motif = Motif.values()[random.nextInt(Motif.values().length)];
    }

    /** What there is to see. */
    String alt() {
        return switch (motif) {
            case HILLS -> "A drawing of hills, one row behind the other, and a low sun.";
            case DISCS -> "A drawing of discs in rows, some large and some small.";
            case STRATA -> "A drawing of layers, as in a rock that was cut through.";
        };
    }

    /** As a PNG file. */
    byte[] file() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(palette[0]));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        switch (motif) {
            case HILLS -> hills(canvas);
            case DISCS -> discs(canvas);
            case STRATA -> strata(canvas);
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private void hills(Graphics2D canvas) {
        canvas.setColor(new Color(palette[2]));
        canvas.fill(new Ellipse2D.Double(random.nextInt(200, 700), 90, 130, 130));
        for (var row = 1; row < palette.length; row++) {
            band(canvas, palette[row], 180 + row * 80, 60 - row * 8);
        }
    }

    private void strata(Graphics2D canvas) {
        for (var layer = 0; layer < 14; layer++) {
            band(canvas, palette[1 + random.nextInt(palette.length - 1)], 40 + layer * 42, 14);
        }
    }

    private void discs(Graphics2D canvas) {
        for (var row = 0; row < 5; row++) {
            for (var column = 0; column < 8; column++) {
                var size = 24 + random.nextInt(84);
                canvas.setColor(new Color(palette[1 + random.nextInt(palette.length - 1)]));
                canvas.fill(
                        new Ellipse2D.Double(60 + column * 120 - size / 2.0, 60 + row * 120 - size / 2.0, size, size));
            }
        }
    }

    /** Everything below a line that rises and falls. */
    private void band(Graphics2D canvas, int colour, int top, int swing) {
        var line = new Path2D.Double();
        var phase = random.nextDouble() * Math.TAU;
        var pace = 80 + random.nextInt(120);
        line.moveTo(0, HEIGHT);
        for (var x = 0; x <= WIDTH; x += 8) {
            line.lineTo(x, top + swing * Math.sin(phase + x / (double) pace) + swing * Math.sin(x / 53.0) / 4);
        }
        line.lineTo(WIDTH, HEIGHT);
        line.closePath();
        canvas.setColor(new Color(colour));
        canvas.fill(line);
    }

    private enum Motif {
        HILLS,
        DISCS,
        STRATA
    }
}
