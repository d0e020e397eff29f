package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Gate;
import com.tomriddelsdell.eventstore.spring.admin.http.Reason;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What engineers do about a replay, each step in the audit. */
final class ReplaySteps {

    private final Replays<?> replays;
    private final AuditTrail audit;
    private final Duration timeLimit;

    ReplaySteps(Replays<?> replays, AuditTrail audit, Duration timeLimit) {
        this.replays = replays;
        this.audit = audit;
        this.timeLimit = timeLimit;
    }

    /** Does {@code step} by the name of whoever asks. */
    HandlerFunction<ServerResponse> named(String action, Step step) {
        return request -> {
            var id = id(request);
            return Bodies.read(request, Reason.class)
                    .flatMap(reason ->
                            recorded(request, action, id, reason.parameters(), step.take(id, Gate.who(request))))
                    .flatMap(replay -> Answers.ok(ReplayView.of(replay)));
        };
    }

    Mono<ServerResponse> throttle(ServerRequest request) {
        var id = id(request);
        return Bodies.read(request, Throttle.class)
                .flatMap(throttle -> {
                    var rate = throttle.eventsPerSecond();
                    if (rate == null || rate < 0) {
                        throw Refusal.invalid(
                                "eventsPerSecond", "must be at least 1, or 0 for no limit, but was " + rate);
                    }
                    return recorded(
                            request,
                            "replay.throttle",
                            id,
                            Map.of("eventsPerSecond", rate.toString()),
                            replays.throttle(id, rate));
                })
                .flatMap(replay -> Answers.ok(ReplayView.of(replay)));
    }

    private Mono<Replay> recorded(
            ServerRequest request, String action, UUID id, Map<String, String> parameters, Mono<Replay> step) {
        return replays.find(id).timeout(timeLimit).flatMap(found -> {
            var all = new LinkedHashMap<>(parameters);
            all.put("replay", id.toString());
            return audit.recorded(request, action, found.projection(), all, step.timeout(timeLimit));
        });
    }

    /** The id in the path. Fails with a {@link Refusal}. */
    static UUID id(ServerRequest request) {
        var text = request.pathVariable("id");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("id", "must be a UUID, but was: " + text);
        }
    }

    /** Something that is done about a replay. */
    @FunctionalInterface
    interface Step {
        Mono<Replay> take(UUID id, String by);
    }

    record Throttle(@Nullable Integer eventsPerSecond) {}
}
