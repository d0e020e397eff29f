package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.Checkpoint;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The last event that an answer shows, as its entity tag. An answer that was kept is used again only after asking whether
 * that is still the last event, so it is never stale; and the event's id, not the position alone, tells it apart from
 * what stands there after the log was restored from a backup.
 */
final class CheckpointTag {

    /** To be raised whenever the same event is shown differently. */
    private static final int SHAPE = 2;

    private static final CacheControl ALWAYS_ASK = CacheControl.noCache().cachePublic();

    private CheckpointTag() {}

    static ServerResponse.BodyBuilder ok(Checkpoint checkpoint) {
        return answer(HttpStatus.OK, checkpoint);
    }

    /** Whether the client has an answer already, and asks whether it is still good. */
    static boolean isAskedFor(ServerRequest request) {
        return !request.headers().header(HttpHeaders.IF_NONE_MATCH).isEmpty();
    }

    /** 304 when the client has what {@code checkpoint} shows; empty when it has not. */
    static Mono<ServerResponse> notModified(ServerRequest request, Checkpoint checkpoint) {
        var current = tag(checkpoint);
        var has = ETag.parse(String.join(",", request.headers().header(HttpHeaders.IF_NONE_MATCH))).stream()
                .anyMatch(known -> known.isWildcard() || known.compare(current, false));
        return has ? answer(HttpStatus.NOT_MODIFIED, checkpoint).build() : Mono.empty();
    }

    private static ServerResponse.BodyBuilder answer(HttpStatus status, Checkpoint checkpoint) {
        return ServerResponse.status(status)
                .eTag(tag(checkpoint).formattedTag())
                .cacheControl(ALWAYS_ASK)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** Weak, for it says nothing about the compression. */
    private static ETag tag(Checkpoint checkpoint) {
        var event = Objects.requireNonNullElse(checkpoint.eventId(), "none");
        return new ETag("%d-%s-%s".formatted(SHAPE, checkpoint.position(), event), true);
    }
}
