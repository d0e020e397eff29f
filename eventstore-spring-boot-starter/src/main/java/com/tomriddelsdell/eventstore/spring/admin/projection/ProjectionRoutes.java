package com.tomriddelsdell.eventstore.spring.admin.projection;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Reason;
import com.tomriddelsdell.eventstore.spring.admin.log.EventViews;
import com.tomriddelsdell.eventstore.spring.admin.log.Heads;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import java.time.Duration;
import java.util.List;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes to subscriptions and what they have parked. */
public final class ProjectionRoutes {

    private final SubscriptionControl<?> control;
    private final Projections projections;
    private final Heads heads;
    private final AuditTrail audit;
    private final Duration timeLimit;

    private ProjectionRoutes(
            SubscriptionControl<?> control,
            Projections projections,
            Heads heads,
            AuditTrail audit,
            Duration timeLimit) {
        this.control = requireNonNull(control, "control");
        this.projections = requireNonNull(projections, "projections");
        this.heads = requireNonNull(heads, "heads");
        this.audit = requireNonNull(audit, "audit");
        this.timeLimit = requireNonNull(timeLimit, "timeLimit");
    }

    /** @param timeLimit how long an answer may take */
    public static RouterFunction<ServerResponse> of(
            SubscriptionControl<?> control,
            Projections projections,
            Heads heads,
            EventViews views,
            AuditTrail audit,
            Duration timeLimit) {
        var routes = new ProjectionRoutes(control, projections, heads, audit, timeLimit);
        var parked = new ParkedHandler(control, views, audit, timeLimit);
        return RouterFunctions.route()
                .GET("/projections", routes::all)
                .GET("/projections/{name}", routes::one)
                .POST("/projections/{name}/pause", routes::pause)
                .POST("/projections/{name}/resume", routes::resume)
                .GET("/projections/{name}/parked", parked::list)
                .POST("/projections/{name}/parked/retry", parked::retryAll)
                .GET("/projections/{name}/parked/{position}", parked::one)
                .POST("/projections/{name}/parked/{position}/retry", parked::retry)
                .POST("/projections/{name}/parked/{position}/skip", parked::skip)
                .build();
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        return Mono.zip(projections.all().collectList(), heads.head(), (all, head) -> new All(all, head.value()))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        return projections.one(request.pathVariable("name")).timeout(timeLimit).flatMap(Answers::ok);
    }

    private Mono<ServerResponse> pause(ServerRequest request) {
        var name = request.pathVariable("name");
        return changed(request, "projection.pause", name, control.pause(name));
    }

    private Mono<ServerResponse> resume(ServerRequest request) {
        var name = request.pathVariable("name");
        return changed(request, "projection.resume", name, control.resume(name));
    }

    private Mono<ServerResponse> changed(ServerRequest request, String action, String name, Mono<Void> change) {
        return Bodies.read(request, Reason.class)
                .flatMap(reason -> audit.recorded(
                        request,
                        action,
                        name,
                        reason.parameters(),
                        change.timeout(timeLimit).thenReturn(name)))
                .flatMap(projections::one)
                .flatMap(Answers::ok);
    }

    record All(List<ProjectionView> items, long head) {}
}
