package com.tomriddelsdell.portfolio.platform.http;

import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Server-sent events that never end by themselves. Between them a comment every 15 seconds, the first at once: it tells
 * the client that the stream is open, and tells the server when the client is gone.
 */
public final class LiveResponse {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final ShutdownSignal shutdown;

    public LiveResponse(ShutdownSignal shutdown) {
        this.shutdown = shutdown;
    }

    /** For a path that has nothing else to offer. */
    public <T> Mono<ServerResponse> of(Flux<ServerSentEvent<T>> events) {
        return answer(ServerResponse.ok(), events);
    }

    /** For a path that has something else for those who accept that. */
    public <T> Mono<ServerResponse> negotiated(Flux<ServerSentEvent<T>> events) {
        return answer(ServerResponse.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT), events);
    }

    private <T> Mono<ServerResponse> answer(ServerResponse.BodyBuilder response, Flux<ServerSentEvent<T>> events) {
        return response.contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(BodyInserters.fromServerSentEvents(keptAlive(events).takeUntilOther(shutdown.signal())));
    }

    /** {@code events}, and the comments between them. */
    public static <T> Flux<ServerSentEvent<T>> keptAlive(Flux<ServerSentEvent<T>> events) {
        return Flux.merge(
                Flux.interval(Duration.ZERO, KEEP_ALIVE).onBackpressureDrop().map(LiveResponse::keepAlive), events);
    }

    private static <T> ServerSentEvent<T> keepAlive(long count) {
        var comment = ServerSentEvent.<T>builder().comment("keep-alive");
        return count == 0 ? comment.retry(RECONNECT_AFTER).build() : comment.build();
    }
}
