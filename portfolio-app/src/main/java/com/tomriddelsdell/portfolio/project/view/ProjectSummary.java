package com.tomriddelsdell.portfolio.project.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published project, as a list shows it.
 *
 * @param cover null when it has no image
 */
public record ProjectSummary(
        String slug,
        String title,
        String summary,
        String category,
        List<String> tags,
        Instant publishedAt,
        @Nullable Picture cover) {}
