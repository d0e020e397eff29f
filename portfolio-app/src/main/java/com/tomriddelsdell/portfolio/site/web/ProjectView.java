package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.markdown.Markdown;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A project, ready to be shown.
 *
 * @param day when it was published; empty when it is not
 */
record ProjectView(ProjectContent content, String day) {

    static ProjectView of(PublishedProject project, Site site) {
        return new ProjectView(project.content(), site.day(project.publishedAt()));
    }

    static ProjectView unpublished(ProjectContent content) {
        return new ProjectView(content, "");
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
