package com.tomriddelsdell.portfolio.image;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files for tests, good and bad. */
public final class ImageSamples {

    /** Where it was taken, as a camera writes it: the latitude 52 degrees, 31 minutes, 12 seconds north. */
    public static final String CAMERA = "Camera of the test";

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};

    private ImageSamples() {}

    /** The left upper quarter is red, the right upper green, the left lower blue, the right lower white. */
    public static BufferedImage quarters(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        paint(image.createGraphics(), width, height);
        return image;
    }

    public static BufferedImage quarters(int width, int height) {
        return quarters(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static void paint(Graphics2D canvas, int width, int height) {
        quarter(canvas, Color.RED, 0, 0, width, height);
        quarter(canvas, Color.GREEN, width / 2, 0, width, height);
        quarter(canvas, Color.BLUE, 0, height / 2, width, height);
        quarter(canvas, Color.WHITE, width / 2, height / 2, width, height);
        canvas.dispose();
    }

    private static void quarter(Graphics2D canvas, Color colour, int x, int y, int width, int height) {
        canvas.setColor(colour);
        canvas.fillRect(x, y, width, height);
    }

    public static byte[] file(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (format.equals("webp")) {
                webp(image, bytes);
            } else if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void webp(BufferedImage image, ByteArrayOutputStream bytes) throws IOException {
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), null);
        } finally {
            writer.dispose();
        }
    }

    /** A JPEG file as a camera makes it: which way up it was held, what it is, and where it was. */
    public static byte[] photo(int width, int height, int orientation) {
        return joined(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                exifSegment(orientation),
                tail(file("jpeg", quarters(width, height)), 2));
    }

    private static byte[] exifSegment(int orientation) {
        var exif = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
        return ByteBuffer.allocate(exif.length + 4)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .array();
    }

    /** {@code image}, said to be of another colour space. */
    public static byte[] tagged(String format, BufferedImage image, byte[] profile) {
        var plain = file(format, image);
        return switch (format) {
            case "jpeg" -> joined(Arrays.copyOf(plain, 2), profileSegment(profile), tail(plain, 2));
            case "png" -> withChunk(plain, "iCCP", joined(new byte[] {'x', 0, 0}, deflated(profile)));
            case "webp" -> webp(image, tail(plain, 12), profile);
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static byte[] profileSegment(byte[] profile) {
        return ByteBuffer.allocate(profile.length + 18)
                .putShort((short) 0xFFE2)
                .putShort((short) (profile.length + 16))
                .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII))
                .put(profile)
                .array();
    }

    private static byte[] webp(BufferedImage image, byte[] picture, byte[] profile) {
        var width = image.getWidth() - 1;
        var height = image.getHeight() - 1;
        var features =
                new byte[] {0x20, 0, 0, 0, (byte) width, (byte) (width >> 8), 0, (byte) height, (byte) (height >> 8), 0
                };
        var chunks = joined(riffChunk("VP8X", features), riffChunk("ICCP", profile), picture);
        return riffChunk("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), chunks));
    }

    private static byte[] riffChunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** The model of the camera, the orientation, and a directory with a place. */
    public static byte[] exif(int orientation) {
        var model = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        var gps = 8 + 2 + 3 * 12 + 4 + model.length;
        var data = ByteBuffer.allocate(gps + 2 + 2 * 12 + 4 + 24);
        data.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        data.putShort((short) 3);
        entry(data, 0x0110, 2, model.length, 8 + 2 + 3 * 12 + 4);
        entry(data, 0x0112, 3, 1, orientation << 16);
        entry(data, 0x8825, 4, 1, gps);
        data.putInt(0).put(model);
        data.putShort((short) 2);
        entry(data, 0x0001, 2, 2, 'N' << 24);
        entry(data, 0x0002, 5, 3, gps + 2 + 2 * 12 + 4);
        data.putInt(0);
        data.putInt(52).putInt(1).putInt(31).putInt(1).putInt(12).putInt(1);
        return data.array();
    }

    private static void entry(ByteBuffer data, int tag, int type, int count, int value) {
        data.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A small PNG file whose header announces other sizes than there is data for. */
    public static byte[] announcing(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return joined(
                PNG_HEAD,
                pngChunk("IHDR", header.array()),
                pngChunk("IDAT", deflated(new byte[100])),
                pngChunk("IEND", new byte[0]));
    }

    /** {@code png} with a chunk more, right after its header. */
    public static byte[] withChunk(byte[] png, String type, byte[] data) {
        return joined(Arrays.copyOf(png, 33), pngChunk(type, data), tail(png, 33));
    }

    public static byte[] deflated(byte[] data) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    public static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] pngChunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
