package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.input.TypedText;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.project.view.ProjectCursor;
import com.tomriddelsdell.portfolio.project.view.ProjectFilter;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Which projects a program asks for. */
record PageRequest(ProjectFilter filter, ProjectCursor cursor, int limit) {

    static PageRequest of(ServerRequest request) {
        return new PageRequest(
                new ProjectFilter(text(request, "category"), text(request, "tag"), text(request, "search")),
                request.queryParam("cursor").map(PageRequest::cursor).orElse(ProjectCursor.FIRST),
                request.queryParam("limit").map(PageRequest::limit).orElse(PublishedProjects.DEFAULT_PAGE));
    }

    private static String text(ServerRequest request, String name) {
        var text = request.queryParam(name).orElse("");
        if (text.length() > ProjectFilter.MAX_LENGTH || !TypedText.isStorable(text)) {
            throw ProblemException.invalidParameter(
                    name, "must be a text of at most %d characters".formatted(ProjectFilter.MAX_LENGTH));
        }
        return text;
    }

    private static int limit(String written) {
        try {
            var limit = Integer.parseInt(written);
            if (limit >= 1 && limit <= PublishedProjects.MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Answered like a number out of range.
        }
        throw ProblemException.invalidParameter("limit", "must be a number from 1 to " + PublishedProjects.MAX_PAGE);
    }

    private static ProjectCursor cursor(String written) {
        try {
            return ProjectCursor.parse(written);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalidParameter("cursor", "must be what an earlier page named as next");
        }
    }
}
