package com.tomriddelsdell.portfolio.project.view;

import java.time.Instant;
import java.util.List;

/** A published project, as a list shows it. */
public record ProjectSummary(
        String slug, String title, String summary, String category, List<String> tags, Instant publishedAt) {}
