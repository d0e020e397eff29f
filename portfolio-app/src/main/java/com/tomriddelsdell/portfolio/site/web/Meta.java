package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself to search engines, and to sites that show a preview of it.
 *
 * @param path its one address
 * @param kind how Open Graph calls it
 * @param publishedAt null for what is not published once, but changes
 * @param findable whether it is worth being found
 * @param data the same for programs, in the words of schema.org
 */
record Meta(
        String path,
        String title,
        String description,
        String kind,
        @Nullable Instant publishedAt,
        boolean findable,
        LinkedData data) {

    private static final String WEBSITE = "website";

    static Meta landing(Site site) {
        return new Meta("/", site.owner(), site.introduction(), WEBSITE, null, true, LinkedData.website(site));
    }

    static Meta thanks(Site site) {
        return new Meta(
                "/contact/thanks",
                site.text("thanks.title"),
                site.text("thanks.lead"),
                WEBSITE,
                null,
                false,
                LinkedData.website(site));
    }

    /** Of the many addresses that searching has, none is worth being found. */
    static Meta projects(Site site, ProjectsView view) {
        var path = view.address();
        return new Meta(
                path,
                site.text("projects.title"),
                site.text("projects.description", site.owner()),
                WEBSITE,
                null,
                view.filter().search().isEmpty(),
                LinkedData.collection(site, path));
    }

    static Meta project(Site site, PublishedProject project) {
        var content = project.content();
        return new Meta(
                "/projects/" + project.slug().value(),
                content.title(),
                content.summary(),
                "article",
                project.publishedAt(),
                true,
                LinkedData.project(site, project));
    }
}
