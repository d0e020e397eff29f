package com.tomriddelsdell.portfolio.image;

import java.util.Arrays;
import java.util.Optional;

/** A format that images are kept in, the one that browsers prefer first. */
public enum ImageFormat {
    WEBP("webp", "image/webp"),
    JPEG("jpg", "image/jpeg");

    private final String extension;
    private final String mediaType;

    ImageFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The format whose files end in {@code extension}, without the point; empty if there is none. */
    public static Optional<ImageFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
