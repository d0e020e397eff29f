package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.markdown.Markdown;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectImages;
import com.tomriddelsdell.portfolio.project.view.Picture;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A project, ready to be shown.
 *
 * @param day when it was published; empty when it is not
 * @param images what there is to see of it
 */
record ProjectView(ProjectContent content, String day, ProjectImages images) {

    static ProjectView of(PublishedProject project, Site site) {
        return new ProjectView(project.content(), site.day(project.publishedAt()), project.images());
    }

    static ProjectView unpublished(ProjectContent content, ProjectImages images) {
        return new ProjectView(content, "", images);
    }

    /** The image that stands for the project: also for whoever shows links to the page. */
    Optional<Picture> cover() {
        return images.chosen().map(Picture::of);
    }

    /** All images but that one. */
    List<Picture> others() {
        return images.items().stream()
                .filter(item -> !images.chosen().equals(Optional.of(item)))
                .map(Picture::of)
                .toList();
    }

    /** Sanitised: it may go into the page as it is. */
    String body() {
        return Markdown.toHtml(content.body());
    }

    String categoryAddress() {
        return list("category", content.category());
    }

    String tagAddress(String tag) {
        return list("tag", tag);
    }

    private static String list(String parameter, String value) {
        return UriComponentsBuilder.fromPath("/projects")
                .queryParam(parameter, "{value}")
                .encode()
                .buildAndExpand(value)
                .toUriString();
    }
}
