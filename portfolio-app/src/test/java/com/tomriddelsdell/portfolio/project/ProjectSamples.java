package com.tomriddelsdell.portfolio.project;

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

    public static ProjectContent titled(String title) {
        return new ProjectContent(
                title, CONTENT.summary(), CONTENT.body(), CONTENT.category(), CONTENT.tags(), CONTENT.links());
    }
}
