package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.platform.http.CheckpointTag;
import com.tomriddelsdell.portfolio.project.view.ProjectPage;
import com.tomriddelsdell.portfolio.project.view.PublishedProject;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Shows published projects to programs, which may keep what they got for as long as it is still so. */
final class PublishedHandler {

    /** To be raised whenever the same event is shown differently. */
    private static final String SHAPE = "1";

    private static final CheckpointTag TAG = new CheckpointTag(SHAPE, HttpHeaders.ACCEPT);

    private final PublishedProjects projects;

    PublishedHandler(PublishedProjects projects) {
        this.projects = projects;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var wanted = PageRequest.of(request);
        return notModified(request)
                .switchIfEmpty(Mono.defer(() -> projects.page(wanted.filter(), wanted.cursor(), wanted.limit())
                        .flatMap(page -> TAG.ok(page.checkpoint())
                                .headers(headers -> link(headers, request, page))
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(ProjectList.of(page)))));
    }

    Mono<ServerResponse> find(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(projects::find)
                .flatMap(project ->
                        TAG.notModified(request, project.checkpoint()).switchIfEmpty(Mono.defer(() -> show(project))))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Looks at one row, so that nothing else need be read when the client has it all. */
    private Mono<ServerResponse> notModified(ServerRequest request) {
        return CheckpointTag.isAskedFor(request)
                ? projects.checkpoint().flatMap(checkpoint -> TAG.notModified(request, checkpoint))
                : Mono.empty();
    }

    private static Mono<ServerResponse> show(PublishedProject project) {
        return TAG.ok(project.checkpoint())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ProjectDetail.of(project));
    }

    /** The next page is that of the same request, from another place on. */
    private static void link(HttpHeaders headers, ServerRequest request, ProjectPage page) {
        var next = page.next();
        if (next != null) {
            var uri = UriComponentsBuilder.fromPath(request.path())
                    .queryParams(request.exchange().getRequest().getQueryParams())
                    .replaceQueryParam("cursor", next.written())
                    .encode()
                    .build();
            headers.add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(uri.toUriString()));
        }
    }
}
