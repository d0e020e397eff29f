package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.CurrentProject;
import com.tomriddelsdell.portfolio.project.view.ListedProject;
import com.tomriddelsdell.portfolio.project.view.ProjectChange;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows all projects to whoever runs the site: as a list, one by one, and with their history. */
final class AllProjectsHandler {

    private final AllProjects projects;
    private final ProjectHistories histories;

    AllProjectsHandler(AllProjects projects, ProjectHistories histories) {
        this.projects = projects;
        this.histories = histories;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return projects.list().collectList().flatMap(all -> ok().bodyValue(new Listed(all)));
    }

    Mono<ServerResponse> find(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(histories::current)
                .switchIfEmpty(Mono.error(ProjectNotFoundException::new))
                .flatMap(AllProjectsHandler::show)
                .onErrorMap(ProjectProblems::of);
    }

    Mono<ServerResponse> history(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(slug -> histories.changes(slug).collectList())
                .filter(changes -> !changes.isEmpty())
                .switchIfEmpty(Mono.error(ProjectNotFoundException::new))
                .flatMap(changes -> ok().bodyValue(new History(changes)))
                .onErrorMap(ProjectProblems::of);
    }

    private static Mono<ServerResponse> show(CurrentProject current) {
        return ok().eTag(VersionTag.written(current.version())).bodyValue(ProjectState.of(current));
    }

    private static ServerResponse.BodyBuilder ok() {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore());
    }

    private record Listed(List<ListedProject> items) {}

    private record History(List<ProjectChange> changes) {}
}
