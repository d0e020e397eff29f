package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.image.StoredImage;
import java.util.List;

/** Projects for tests. */
public final class ProjectSamples {

    public static final ProjectContent CONTENT = new ProjectContent(
            "Event store",
            "Remembers everything.",
            "# Why\n\nBecause.",
            "library",
            List.of("java", "postgresql"),
            List.of(new ProjectLink("Source", "https://example.com/source")));

    private ProjectSamples() {}

    /** What is kept of an image; each number stands for another one. */
    public static StoredImage image(int number) {
        return new StoredImage(
                "%032x".formatted(number), 640, 400, List.of(320, 640), "#a8432f", "data:image/webp;base64,AAAA");
    }

    public static ProjectContent titled(String title) {
        return new ProjectContent(
                title, CONTENT.summary(), CONTENT.body(), CONTENT.category(), CONTENT.tags(), CONTENT.links());
    }
}
