package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.ProjectLink;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import java.time.Instant;
import java.util.List;

/**
 * A published project, for programs.
 *
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
                project.publishedAt(),
                project.checkpoint().position().value());
    }
}
