package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.PositionValue;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Sends changes of published projects as server-sent events, each with its position as id. A client that reconnects
 * continues where it was, for it sends {@code Last-Event-ID}; else the stream begins after the position in
 * {@code ?after=}, or with what comes next.
 */
final class ChangesHandler {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";

    private final ProjectChanges changes;
    private final LiveResponse live;

    ChangesHandler(ProjectChanges changes, LiveResponse live) {
        this.changes = changes;
        this.live = live;
    }

    Mono<ServerResponse> follow(ServerRequest request) {
        return live.of(start(request).map(changes::after).orElseGet(changes::fromNow));
    }

    private static Optional<Position> start(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(LAST_EVENT_ID))
                .map(written -> PositionValue.parse(LAST_EVENT_ID, written))
                .or(() -> request.queryParam(AFTER).map(written -> PositionValue.parse(AFTER, written)));
    }
}
