package com.tomriddelsdell.portfolio.project.view;

import java.time.Instant;
import java.util.List;

/**
 * One event of a project, and what it changed.
 *
 * @param event its type
 */
public record ProjectChange(
        long version, long position, String event, Instant recordedAt, List<Difference> differences) {

    public ProjectChange {
        differences = List.copyOf(differences);
    }
}
