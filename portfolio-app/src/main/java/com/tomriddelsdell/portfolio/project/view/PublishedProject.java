package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectImages;
import com.tomriddelsdell.portfolio.project.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A published project.
 *
 * @param checkpoint the last event of it that is shown here
 */
public record PublishedProject(
        Slug slug, ProjectContent content, ProjectImages images, Instant publishedAt, Checkpoint checkpoint) {

    /** The image that stands for it, for a list or for whoever shows a link to it; empty when it has none. */
    public Optional<Picture> cover() {
        return images.chosen().map(Picture::of);
    }

    /** All of its images, in their order. */
    public List<Picture> pictures() {
        return images.items().stream().map(Picture::of).toList();
    }

    /** The same, as a list shows it. */
    public ProjectSummary toSummary() {
        return new ProjectSummary(
                slug.value(),
                content.title(),
                content.summary(),
                content.category(),
                content.tags(),
                publishedAt,
                cover().orElse(null));
    }
}
