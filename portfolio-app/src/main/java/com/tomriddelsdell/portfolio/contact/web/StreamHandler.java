package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Sends contact requests as server-sent events, each with its position as id. A client that reconnects continues where
 * it was, for it sends {@code Last-Event-ID}; else the stream begins after the position in {@code ?after=}, or with the
 * first request ever.
 */
final class StreamHandler {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";

    private final SubmissionStream submissions;
    private final ShutdownSignal shutdown;

    StreamHandler(SubmissionStream submissions, ShutdownSignal shutdown) {
        this.submissions = submissions;
        this.shutdown = shutdown;
    }

    Mono<ServerResponse> follow(ServerRequest request) {
        var events = submissions.after(start(request)).takeUntilOther(shutdown.signal());
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(BodyInserters.fromServerSentEvents(events));
    }

    private static Position start(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(LAST_EVENT_ID))
                .map(written -> PositionValue.parse(LAST_EVENT_ID, written))
                .or(() -> request.queryParam(AFTER).map(written -> PositionValue.parse(AFTER, written)))
                .orElse(Position.START);
    }
}
