package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.PositionValue;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Sends changes of published projects as server-sent events, each with its position as id. A client that reconnects
 * continues where it was, for it sends {@code Last-Event-ID}; else the stream begins after the position in
 * {@code ?after=}, or with what comes next.
 */
final class ChangesHandler {

    private final ProjectChanges changes;
    private final LiveResponse live;

    ChangesHandler(ProjectChanges changes, LiveResponse live) {
        this.changes = changes;
        this.live = live;
    }

    Mono<ServerResponse> follow(ServerRequest request) {
        return live.negotiated(
                PositionValue.lastSeen(request).map(changes::after).orElseGet(changes::fromNow));
    }
}
