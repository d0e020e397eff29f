package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.project.view.ListedProject;
import java.util.List;

/**
 * All projects, ready to be shown with their buttons.
 *
 * @param notice what went wrong with the last button; empty when nothing did
 */
record ConsoleView(List<ListedProject> projects, String notice) {

    /** The project before the one at {@code place}; empty for the first. */
    String previous(int place) {
        return place == 0 ? "" : projects.get(place - 1).slug();
    }

    /** The project after the one at {@code place}; empty for the last. */
    String next(int place) {
        return place + 1 == projects.size() ? "" : projects.get(place + 1).slug();
    }

    String state(ListedProject project) {
        var publishedAt = project.publishedAt();
        return publishedAt == null ? "Draft" : "Published " + Days.written(publishedAt);
    }
}
