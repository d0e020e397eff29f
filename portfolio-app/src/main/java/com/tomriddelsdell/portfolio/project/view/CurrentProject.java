package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.Slug;
import java.util.List;
import java.util.Optional;

/**
 * A project as its stream says, not a moment behind.
 *
 * @param version that of its last event
 */
public record CurrentProject(Slug slug, Project.Existing project, StreamVersion version) {

    /** The image that stands for it; empty when it has none. */
    public Optional<Picture> cover() {
        return project.images().chosen().map(Picture::of);
    }

    /** All of its images, in their order. */
    public List<Picture> pictures() {
        return project.images().items().stream().map(Picture::of).toList();
    }
}
