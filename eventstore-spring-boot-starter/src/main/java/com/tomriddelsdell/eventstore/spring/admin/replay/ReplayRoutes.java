package com.tomriddelsdell.eventstore.spring.admin.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Gate;
import com.tomriddelsdell.eventstore.spring.admin.http.LiveStreams;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes to replays. */
public final class ReplayRoutes {

    private static final int USUAL_DIFFERENCES = 20;

    private final Replays<?> replays;
    private final AuditTrail audit;
    private final LiveStreams live;
    private final Duration timeLimit;

    private ReplayRoutes(Replays<?> replays, AuditTrail audit, LiveStreams live, Duration timeLimit) {
        this.replays = requireNonNull(replays, "replays");
        this.audit = requireNonNull(audit, "audit");
        this.live = requireNonNull(live, "live");
        this.timeLimit = requireNonNull(timeLimit, "timeLimit");
    }

    /** @param timeLimit how long an answer may take */
    public static RouterFunction<ServerResponse> of(
            Replays<?> replays, AuditTrail audit, LiveStreams live, Duration timeLimit) {
        var routes = new ReplayRoutes(replays, audit, live, timeLimit);
        var steps = new ReplaySteps(replays, audit, timeLimit);
        return RouterFunctions.route()
                .GET("/replays", routes::list)
                .POST("/replays", routes::start)
                .POST("/replays/plan", routes::plan)
                .GET("/replays/{id}", routes::one)
                .GET("/replays/{id}/progress", routes::progress)
                .GET("/replays/{id}/comparison", routes::comparison)
                .POST("/replays/{id}/pause", steps.named("replay.pause", replays::pause))
                .POST("/replays/{id}/resume", steps.named("replay.resume", replays::resume))
                .POST("/replays/{id}/cancel", steps.named("replay.cancel", replays::cancel))
                .POST("/replays/{id}/switch", steps.named("replay.switch", replays::switchOver))
                .POST("/replays/{id}/rollback", steps.named("replay.rollback", replays::rollBack))
                .POST("/replays/{id}/retire", steps.named("replay.retire", replays::retire))
                .POST("/replays/{id}/throttle", steps::throttle)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var projection = Asked.of(request).text("projection");
        var found = projection == null ? replays.list() : replays.list(projection);
        return found.map(ReplayView::of)
                .collectList()
                .map(all -> new All(all, replays.projections()))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        return replays.find(ReplaySteps.id(request))
                .map(ReplayView::of)
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> plan(ServerRequest request) {
        return Bodies.read(request, ReplayAsking.class)
                .flatMap(asking -> replays.plan(asking.request()))
                .map(PlanView::of)
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> start(ServerRequest request) {
        return Bodies.read(request, ReplayAsking.class)
                .flatMap(asking -> {
                    var wanted = asking.request();
                    return audit.recorded(
                            request,
                            "replay.start",
                            wanted.projection(),
                            Map.of("asked", Answers.text(asking)),
                            replays.start(wanted, Gate.who(request)).timeout(timeLimit));
                })
                .flatMap(replay -> accepted(request, replay));
    }

    private static Mono<ServerResponse> accepted(ServerRequest request, Replay replay) {
        var location = URI.create(request.requestPath().value() + "/" + replay.id());
        return Answers.answer(
                ServerResponse.accepted().location(location), MediaType.APPLICATION_JSON, ReplayView.of(replay));
    }

    private Mono<ServerResponse> progress(ServerRequest request) {
        var id = ReplaySteps.id(request);
        return replays.find(id)
                .timeout(timeLimit)
                .flatMap(found -> live.answer(replays.progress(id)
                        .map(progress -> ServerSentEvent.builder(Answers.text(ReplayView.Progress.of(progress)))
                                .event("progress")
                                .build())));
    }

    private Mono<ServerResponse> comparison(ServerRequest request) {
        var asked = Asked.of(request);
        var differences = asked.number("differences", USUAL_DIFFERENCES, 1, Replays.MAX_DIFFERENCES);
        asked.check();
        return replays.compare(ReplaySteps.id(request), differences)
                .map(ComparisonView::of)
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    record All(List<ReplayView> items, Collection<String> projections) {}
}
