package com.tomriddelsdell.portfolio.platform.http;

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
public final class CheckpointTag {

    private static final CacheControl ALWAYS_ASK = CacheControl.noCache().cachePublic();

    private final String shape;
    private final String varies;

    /**
     * @param shape how events are shown; another one whenever the same event is shown differently
     * @param varies the header of the request that more than one answer is chosen by
     */
    public CheckpointTag(String shape, String varies) {
        this.shape = shape;
        this.varies = varies;
    }

    /** The beginning of an answer that shows everything up to {@code checkpoint}, and maybe more. */
    public ServerResponse.BodyBuilder ok(Checkpoint checkpoint) {
        return answer(HttpStatus.OK, checkpoint);
    }

    /** Whether the client has an answer already, and asks whether it is still good. */
    public static boolean isAskedFor(ServerRequest request) {
        return !request.headers().header(HttpHeaders.IF_NONE_MATCH).isEmpty();
    }

    /** 304 when the client has what {@code checkpoint} shows; empty when it has not. */
    public Mono<ServerResponse> notModified(ServerRequest request, Checkpoint checkpoint) {
        var current = tag(checkpoint);
        var has = ETag.parse(String.join(",", request.headers().header(HttpHeaders.IF_NONE_MATCH))).stream()
                .anyMatch(known -> known.isWildcard() || known.compare(current, false));
        return has ? answer(HttpStatus.NOT_MODIFIED, checkpoint).build() : Mono.empty();
    }

    private ServerResponse.BodyBuilder answer(HttpStatus status, Checkpoint checkpoint) {
        return ServerResponse.status(status)
                .eTag(tag(checkpoint).formattedTag())
                .cacheControl(ALWAYS_ASK)
                .header(HttpHeaders.VARY, varies);
    }

    /** Weak, for it says nothing about the compression. */
    private ETag tag(Checkpoint checkpoint) {
        var event = Objects.requireNonNullElse(checkpoint.eventId(), "none");
        return new ETag("%s-%s-%s".formatted(shape, checkpoint.position(), event), true);
    }
}
