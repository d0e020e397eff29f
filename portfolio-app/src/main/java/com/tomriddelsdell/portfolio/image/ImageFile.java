package com.tomriddelsdell.portfolio.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the files of an image. What is under a name never changes, so whoever got it may keep it for ever.
 *
 * @param width in pixels
 */
public record ImageFile(ImageId image, int width, ImageFormat format) {

    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,4})\\.([a-z]{1,8})");

    /** The file called {@code name} of the image called {@code image}; empty if no file can be called so. */
    public static Optional<ImageFile> parse(String image, String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? ImageId.parse(image)
                        .flatMap(id -> ImageFormat.of(parts.group(2))
                                .map(format -> new ImageFile(id, Integer.parseInt(parts.group(1)), format)))
                : Optional.empty();
    }

    /** As it is called among the files of its image, such as {@code 640.webp}. */
    public String name() {
        return width + "." + format.extension();
    }

    /** Its address on the site. */
    public String path() {
        return "/images/%s/%s".formatted(image, name());
    }
}
