package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Turns an inspected file into pixels. Ends soon after its thread is interrupted. Blocks. */
final class Decoding {

    /** An image of more pixels is decoded at a fraction of its size, which is still more than is shown. */
    private static final double ENOUGH = 12_500_000;

    private final Inspection inspected;
    private final AtomicBoolean endedEarly = new AtomicBoolean();

    Decoding(Inspection inspected) {
        this.inspected = inspected;
    }

    static ImageRefusedException damaged(ImageType type) {
        return new ImageRefusedException(
                Refusal.DAMAGED,
                "The file is damaged: it begins as %s, but cannot be decoded.".formatted(type.written()));
    }

    /**
     * @throws ImageRefusedException if it cannot be decoded
     * @throws InterruptedIOException if the thread was interrupted
     */
    BufferedImage pixels(Path file) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = inspected.type().reader();
            try {
                reader.setInput(stream, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof ImageRefusedException refused ? refused : damaged(inspected.type());
        }
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        reader.addIIOReadWarningListener((source, warning) -> note(warning));
        reader.addIIOReadProgressListener(new AbortOnInterrupt());
        var parameters = reader.getDefaultReadParam();
        var period = period();
        parameters.setSourceSubsampling(period, period, 0, 0);
        var pixels = reader.read(0, parameters);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        if (endedEarly.get()) {
            throw damaged(inspected.type());
        }
        return pixels;
    }

    /** Readers of JPEG fill up what is missing, and merely warn. */
    private void note(String warning) {
        if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
            endedEarly.set(true);
        }
    }

    private int period() {
        var pixels = (double) inspected.width() * inspected.height();
        var wanted = (int) Math.ceil(Math.sqrt(pixels / ENOUGH));
        return Math.clamp(Math.min(inspected.width(), inspected.height()) / Renditions.WIDEST, 1, Math.max(wanted, 1));
    }
}
