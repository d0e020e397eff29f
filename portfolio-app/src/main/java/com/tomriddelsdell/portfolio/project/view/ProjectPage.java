package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some published projects, in their order.
 *
 * @param next where the next page begins; null on the last page
 * @param checkpoint the last event of any project that is shown in it
 */
public record ProjectPage(
        List<ProjectSummary> items, @Nullable ProjectCursor next, Checkpoint checkpoint) {

    public ProjectPage {
        items = List.copyOf(items);
    }
}
