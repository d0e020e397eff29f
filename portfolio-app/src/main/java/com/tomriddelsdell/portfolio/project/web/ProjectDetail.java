package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.ProjectLink;
import com.tomriddelsdell.portfolio.project.view.Picture;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published project, for programs.
 *
 * @param images in their order
 * @param cover the one of them that stands for the project; null when it has none
 * @param body in Markdown, as it was typed: whoever makes HTML of it must sanitise that
 */
record ProjectDetail(
        String slug,
        String title,
        String summary,
        String body,
        String category,
        List<String> tags,
        List<ProjectLink> links,
        List<Picture> images,
        @Nullable Picture cover,
        Instant publishedAt,
        long position) {

    static ProjectDetail of(PublishedProject project) {
        var content = project.content();
        return new ProjectDetail(
                project.slug().value(),
                content.title(),
                content.summary(),
                content.body(),
                content.category(),
                content.tags(),
                content.links(),
                project.pictures(),
                project.cover().orElse(null),
                project.publishedAt(),
                project.checkpoint().position().value());
    }
}
