package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.project.view.ProjectCursor;
import com.tomriddelsdell.portfolio.project.view.ProjectFilter;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The published projects as pages: a list to choose from, and each one by itself. */
final class ProjectsPageHandler {

    private static final int PAGE = 10;

    private final PublishedProjects projects;
    private final Pages pages;

    ProjectsPageHandler(PublishedProjects projects, Pages pages) {
        this.projects = projects;
        this.pages = pages;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var filter = filter(request);
        var cursor =
                request.queryParam("cursor").map(ProjectsPageHandler::cursor).orElse(ProjectCursor.FIRST);
        return Mono.zip(
                        projects.page(filter, cursor, PAGE),
                        projects.labels(),
                        (page, labels) -> new ProjectsView(page, filter, labels))
                .flatMap(view -> pages.respond(HttpStatus.OK, "projects", Map.of("view", view)));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(projects::find)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .flatMap(project -> pages.respond(HttpStatus.OK, "project", Map.of("view", ProjectView.of(project))));
    }

    private static ProjectFilter filter(ServerRequest request) {
        try {
            return new ProjectFilter(
                    request.queryParam("category").orElse(""),
                    request.queryParam("tag").orElse(""),
                    request.queryParam("search").orElse(""));
        } catch (IllegalArgumentException noText) {
            throw ProblemException.invalidParameter(
                    "search", "must be a text of at most %d characters".formatted(ProjectFilter.MAX_LENGTH));
        }
    }

    private static ProjectCursor cursor(String written) {
        try {
            return ProjectCursor.parse(written);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalidParameter("cursor", "must be what an earlier page named as next");
        }
    }
}
