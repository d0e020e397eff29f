package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.CheckpointTag;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.project.view.ProjectCursor;
import com.tomriddelsdell.portfolio.project.view.ProjectFilter;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.util.Map;
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
        return notModified(request)
                .switchIfEmpty(Mono.defer(() -> projects.page(filter, cursor, PAGE)
                        .flatMap(
                                page -> projects.labels().map(labels -> new ProjectsView(page, filter, cursor, labels)))
                        .flatMap(view -> list(request, view))));
    }

    /** Looks at one row, so that nothing else need be read when the browser has it all. */
    private Mono<ServerResponse> notModified(ServerRequest request) {
        return CheckpointTag.isAskedFor(request)
                ? projects.checkpoint().flatMap(checkpoint -> pages.notModified(request, checkpoint))
                : Mono.empty();
    }

    /** The labels were read after the page, so that nothing here is older than what the page is known by. */
    private Mono<ServerResponse> list(ServerRequest request, ProjectsView view) {
        var meta = Meta.projects(pages.site(request), view);
        return pages.show(request, view.page().checkpoint(), "projects", Map.of("view", view, "meta", meta));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(projects::find)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .flatMap(project -> pages.notModified(request, project.checkpoint())
                        .switchIfEmpty(Mono.defer(() -> show(request, project))));
    }

    private Mono<ServerResponse> show(ServerRequest request, PublishedProject project) {
        var site = pages.site(request);
        var view = ProjectView.of(project, site);
        return pages.show(
                request, project.checkpoint(), "project", Map.of("view", view, "meta", Meta.project(site, project)));
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
