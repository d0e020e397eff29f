package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.ProjectLink;
import com.tomriddelsdell.portfolio.project.view.CurrentProject;
import com.tomriddelsdell.portfolio.project.view.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project as it is now, published or not, for whoever edits it. */
record ProjectState(
        String slug,
        long version,
        boolean published,
        String orderKey,
        String title,
        String summary,
        String body,
        String category,
        List<String> tags,
        List<ProjectLink> links,
        List<Picture> images,
        @Nullable Picture cover) {

    static ProjectState of(CurrentProject current) {
        var project = current.project();
        var content = project.content();
        return new ProjectState(
                current.slug().value(),
                current.version().value(),
                project.published(),
                project.orderKey().value(),
                content.title(),
                content.summary(),
                content.body(),
                content.category(),
                content.tags(),
                content.links(),
                current.pictures(),
                current.cover().orElse(null));
    }
}
