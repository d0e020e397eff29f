package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.CheckpointTag;
import com.tomriddelsdell.portfolio.project.view.NewestProjects;
import com.tomriddelsdell.portfolio.project.view.NewestProjects.Shown;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What machines read of the projects: the feeds and the map of the site. Kept for as long as nothing changed. */
final class FeedHandler {

    private static final int ENTRIES = 30;

    private final PublishedProjects projects;
    private final NewestProjects newest;
    private final Site site;
    private final CheckpointTag tag;

    /**
     * @param shape what all pages are made of, as {@link Shape} tells
     */
    FeedHandler(PublishedProjects projects, NewestProjects newest, Site site, String shape) {
        this.projects = projects;
        this.newest = newest;
        this.site = site;
        this.tag = new CheckpointTag(shape, HttpHeaders.ACCEPT_ENCODING);
        List.of(Feed.values()).forEach(feed -> feed.written(site, List.of()));
    }

    HandlerFunction<ServerResponse> of(Feed feed) {
        return request ->
                answer(request, feed.mediaType(), newest.newest(ENTRIES), entries -> feed.written(site, entries));
    }

    Mono<ServerResponse> siteMap(ServerRequest request) {
        return answer(request, MediaType.APPLICATION_XML, newest.places(), places -> SiteMap.written(site, places));
    }

    private <T> Mono<ServerResponse> answer(
            ServerRequest request, MediaType type, Mono<Shown<T>> read, Function<List<T>, String> write) {
        return notModified(request)
                .switchIfEmpty(Mono.defer(() -> read.flatMap(shown -> tag.ok(shown.checkpoint())
                        .contentType(new MediaType(type, StandardCharsets.UTF_8))
                        .bodyValue(write.apply(shown.items())))));
    }

    private Mono<ServerResponse> notModified(ServerRequest request) {
        return CheckpointTag.isAskedFor(request)
                ? projects.checkpoint().flatMap(checkpoint -> tag.notModified(request, checkpoint))
                : Mono.empty();
    }
}
