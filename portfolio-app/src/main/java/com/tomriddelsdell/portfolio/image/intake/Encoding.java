package com.tomriddelsdell.portfolio.image.intake;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.tomriddelsdell.portfolio.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels, and nothing but pixels, as files. Blocks. */
final class Encoding {

    private static final float WEBP_QUALITY = 0.8f;
    private static final float JPEG_QUALITY = 0.82f;
    private static final float PLACEHOLDER_QUALITY = 0.4f;

    private Encoding() {}

    static void write(BufferedImage image, ImageFormat format, Path file) throws IOException {
        try (var output = Files.newOutputStream(file)) {
            switch (format) {
                case WEBP -> webp(image, WEBP_QUALITY, output);
                case JPEG -> jpeg(image, output);
            }
        }
    }

    static byte[] placeholder(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        webp(image, PLACEHOLDER_QUALITY, bytes);
        return bytes.toByteArray();
    }

    private static void webp(BufferedImage image, float quality, OutputStream output) throws IOException {
        var parameters = new WebPWriteParam(Locale.ROOT);
        parameters.setCompressionType(CompressionType.Lossy);
        parameters.setCompressionQuality(quality);
        write(new WebPImageWriterSpi().createWriterInstance(null), parameters, image, output);
    }

    private static void jpeg(BufferedImage image, OutputStream output) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        write(writer, parameters, image, output);
    }

    private static void write(ImageWriter writer, ImageWriteParam parameters, BufferedImage image, OutputStream output)
            throws IOException {
        try (var stream = new MemoryCacheImageOutputStream(output)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
