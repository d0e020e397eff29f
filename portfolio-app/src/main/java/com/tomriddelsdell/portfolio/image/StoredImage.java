package com.tomriddelsdell.portfolio.image;

import java.util.List;

/**
 * An image whose files are kept: in each of its widths, in every {@link ImageFormat}. What was uploaded is not kept, for
 * it may tell where and by whom it was made.
 *
 * @param id its {@link ImageId}
 * @param width of the widest file, in pixels
 * @param height of the widest file, in pixels
 * @param widths of all files, ascending
 * @param colour the one that most of it has, such as {@code #a8432f}
 * @param placeholder a few pixels of it, as a {@code data:} address of some hundred characters
 */
public record StoredImage(String id, int width, int height, List<Integer> widths, String colour, String placeholder) {

    public StoredImage {
        widths = List.copyOf(widths);
    }

    public ImageFile file(int ofWidth, ImageFormat format) {
        return new ImageFile(new ImageId(id), ofWidth, format);
    }

    /** Its widest file in {@code format}. */
    public ImageFile widest(ImageFormat format) {
        return file(width, format);
    }
}
