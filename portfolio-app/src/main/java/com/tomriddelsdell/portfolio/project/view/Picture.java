package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.project.ProjectImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image of a project, as it is shown.
 *
 * @param alt what there is to see
 * @param width of the widest file, in pixels: with {@code height} it tells how much room to leave
 * @param height of the widest file, in pixels
 * @param colour the one that most of it has
 * @param placeholder what to show until a file is there, a {@code data:} address
 * @param files to choose from
 */
public record Picture(
        String id, String alt, int width, int height, String colour, String placeholder, List<File> files) {

    public Picture {
        files = List.copyOf(files);
    }

    public static Picture of(ProjectImage shown) {
        var image = shown.image();
        var files = Arrays.stream(ImageFormat.values())
                .flatMap(format -> image.widths().stream()
                        .map(width -> new File(image.file(width, format).path(), format.mediaType(), width)))
                .toList();
        return new Picture(
                image.id(), shown.alt(), image.width(), image.height(), image.colour(), image.placeholder(), files);
    }

    /** The files of one format, as the attribute {@code srcset} lists them. */
    public String srcset(ImageFormat format) {
        return of(format).stream()
                .map(file -> "%s %dw".formatted(file.url(), file.width()))
                .collect(Collectors.joining(", "));
    }

    /** The widest file that every browser, and whoever shows links to the site, can read. */
    public String fallback() {
        return of(ImageFormat.JPEG).getLast().url();
    }

    /** A file that is large enough for a list. */
    public String small() {
        return of(ImageFormat.JPEG).getFirst().url();
    }

    private List<File> of(ImageFormat format) {
        return files.stream()
                .filter(file -> file.type().equals(format.mediaType()))
                .toList();
    }

    /**
     * One file of an image.
     *
     * @param url its path
     * @param type its media type
     * @param width in pixels
     */
    public record File(String url, String type, int width) {}
}
