package com.tomriddelsdell.portfolio.image.intake;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * A type of file that is accepted, told by what the file begins with. Each names the one reader that ever gets to see such a
 * file: all of them are written in Java, so that a file made to break its reader breaks nothing else.
 */
enum ImageType {
    JPEG("JPEG", "image/p?jpe?g") {
        @Override
        boolean begins(byte[] head) {
            return has(head, 0, 0xFF, 0xD8, 0xFF);
        }

        @Override
        ImageReader reader() throws IOException {
            return registered(JPEGImageReaderSpi.class).createReaderInstance();
        }
    },
    PNG("PNG", "image/(x-|a)?png") {
        @Override
        boolean begins(byte[] head) {
            return has(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
    },
    GIF("GIF", "image/gif") {
        @Override
        boolean begins(byte[] head) {
            return has(head, 0, 'G', 'I', 'F', '8', '7', 'a') || has(head, 0, 'G', 'I', 'F', '8', '9', 'a');
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("gif").next();
        }
    },
    WEBP("WebP", "image/webp") {
        @Override
        boolean begins(byte[] head) {
            return has(head, 0, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'E', 'B', 'P');
        }

        @Override
        ImageReader reader() throws IOException {
            return registered(WebPImageReaderSpi.class).createReaderInstance();
        }
    };

    /** Of how many bytes a type is told. */
    static final int HEAD = 256;

    private final String written;
    private final Pattern mediaTypes;

    ImageType(String written, String mediaTypes) {
        this.written = written;
        this.mediaTypes = Pattern.compile(mediaTypes);
    }

    abstract boolean begins(byte[] head);

    abstract ImageReader reader() throws IOException;

    /** The type of a file that begins with {@code head}; empty if it is none of these. */
    static Optional<ImageType> of(byte[] head) {
        return Arrays.stream(values()).filter(type -> type.begins(head)).findFirst();
    }

    /** The type that {@code mediaType} names; empty if it names none of these. */
    static Optional<ImageType> named(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaTypes.matcher(mediaType).matches())
                .findFirst();
    }

    /** Whether a file that begins with {@code head} looks like SVG, in whatever encoding. */
    static boolean isSvg(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("<svg") || text.contains("<!DOCTYPE svg");
    }

    String written() {
        return written;
    }

    private static boolean has(byte[] head, int offset, int... expected) {
        for (var index = 0; index < expected.length; index++) {
            if (offset + index >= head.length || (head[offset + index] & 0xFF) != expected[index]) {
                return false;
            }
        }
        return true;
    }

    private static <T extends ImageReaderSpi> T registered(Class<T> provider) {
        return IIORegistry.getDefaultInstance().getServiceProviderByClass(provider);
    }
}
