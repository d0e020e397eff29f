package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.PositionValue;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Sends contact requests as server-sent events, each with its position as id. A client that reconnects continues where
 * it was, for it sends {@code Last-Event-ID}; else the stream begins after the position in {@code ?after=}, or with the
 * first request ever.
 */
final class StreamHandler {

    private final SubmissionStream submissions;
    private final LiveResponse live;

    StreamHandler(SubmissionStream submissions, LiveResponse live) {
        this.submissions = submissions;
        this.live = live;
    }

    Mono<ServerResponse> follow(ServerRequest request) {
        return live.of(submissions.after(PositionValue.lastSeen(request).orElse(Position.START)));
    }
}
