package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.view.ProjectCursor;
import com.tomriddelsdell.portfolio.project.view.ProjectPage;
import com.tomriddelsdell.portfolio.project.view.ProjectSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of published projects, for programs.
 *
 * @param next where the next page begins; null on the last page
 * @param position that of the last event which is shown: where to follow on from
 */
record ProjectList(List<ProjectSummary> items, @Nullable ProjectCursor next, long position) {

    static ProjectList of(ProjectPage page) {
        return new ProjectList(
                page.items(), page.next(), page.checkpoint().position().value());
    }
}
