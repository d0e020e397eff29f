package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.Slug;
import java.time.Instant;

/**
 * A published project.
 *
 * @param checkpoint the last event of it that is shown here
 */
public record PublishedProject(Slug slug, ProjectContent content, Instant publishedAt, Checkpoint checkpoint) {

    /** The same, as a list shows it. */
    public ProjectSummary toSummary() {
        return new ProjectSummary(
                slug.value(), content.title(), content.summary(), content.category(), content.tags(), publishedAt);
    }
}
