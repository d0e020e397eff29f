package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Answers that go on: server-sent events with a sign of life, so many at a time. */
public final class LiveStreams {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /** @param most how many may be open at a time */
    public LiveStreams(int most) {
        this.most = most;
    }

    /** How many are open now. */
    public int open() {
        return open.get();
    }

    /**
     * Answers with {@code events} until they or the client end.
     *
     * <p><strong>Backpressure:</strong> no event is asked for before the client has taken those before; signs of life are
     * left out meanwhile.
     */
    public Mono<ServerResponse> answer(Flux<ServerSentEvent<String>> events) {
        requireNonNull(events, "events");
        return Mono.defer(() -> {
            if (open.get() >= most) {
                return Mono.error(tooMany());
            }
            return ServerResponse.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .cacheControl(CacheControl.noStore())
                    .header("X-Accel-Buffering", "no")
                    .body(BodyInserters.fromServerSentEvents(counted(beating(events))));
        });
    }

    private Flux<ServerSentEvent<String>> counted(Flux<ServerSentEvent<String>> events) {
        return Flux.defer(() -> {
            open.incrementAndGet();
            return events.doFinally(end -> open.decrementAndGet());
        });
    }

    private static Flux<ServerSentEvent<String>> beating(Flux<ServerSentEvent<String>> events) {
        return events.materialize()
                .mergeWith(Flux.interval(Duration.ZERO, HEARTBEAT)
                        .onBackpressureDrop()
                        .map(beat -> Signal.next(ServerSentEvent.<String>builder()
                                .comment("alive")
                                .build())))
                .dematerialize();
    }

    private Refusal tooMany() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-live-streams",
                "Too many live streams",
                "%d are open in this process, and eventstore.admin.max-live-streams allows no more.".formatted(most));
    }
}
