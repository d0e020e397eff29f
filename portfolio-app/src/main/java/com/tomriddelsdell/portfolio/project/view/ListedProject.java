package com.tomriddelsdell.portfolio.project.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project in the list of all.
 *
 * @param version that of its last event
 * @param publishedAt null while it is not published
 */
public record ListedProject(
        String slug,
        long version,
        String title,
        String category,
        Instant changedAt,
        @Nullable Instant publishedAt) {

    public boolean published() {
        return publishedAt != null;
    }
}
