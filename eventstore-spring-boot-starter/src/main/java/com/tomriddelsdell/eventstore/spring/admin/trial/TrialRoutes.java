package com.tomriddelsdell.eventstore.spring.admin.trial;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.log.Codecs;
import com.tomriddelsdell.eventstore.spring.admin.log.Heads;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes to dry runs, of which a process does one at a time. */
public final class TrialRoutes {

    private final Heads heads;
    private final ProjectionTrial projections;
    private final CodecTrial codecs;
    private final Duration timeLimit;
    private final AtomicBoolean busy = new AtomicBoolean();

    private TrialRoutes(Heads heads, ProjectionTrial projections, CodecTrial codecs, Duration timeLimit) {
        this.heads = heads;
        this.projections = projections;
        this.codecs = codecs;
        this.timeLimit = timeLimit;
    }

    /**
     * The routes.
     *
     * @param subscriptions those that this process knows, by name
     * @param timeLimit how long a dry run may take
     */
    public static RouterFunction<ServerResponse> of(
            EventStore store,
            Heads heads,
            Database database,
            SubscriptionControl<?> control,
            Map<String, Subscription<Connection>> subscriptions,
            Codecs codecs,
            Duration timeLimit) {
        var routes = new TrialRoutes(
                requireNonNull(heads, "heads"),
                new ProjectionTrial(
                        requireNonNull(store, "store"),
                        requireNonNull(database, "database"),
                        requireNonNull(control, "control"),
                        subscriptions),
                new CodecTrial(store, requireNonNull(codecs, "codecs")),
                requireNonNull(timeLimit, "timeLimit"));
        return RouterFunctions.route()
                .POST("/dry-runs/projection", routes::projection)
                .POST("/dry-runs/codec", routes::codec)
                .build();
    }

    private Mono<ServerResponse> projection(ServerRequest request) {
        return Mono.zip(Bodies.read(request, ProjectionTrial.Asking.class), heads.head())
                .flatMap(asked -> alone(Mono.defer(() -> projections.run(asked.getT1(), asked.getT2()))))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> codec(ServerRequest request) {
        return Mono.zip(Bodies.read(request, CodecTrial.Asking.class), heads.head())
                .flatMap(asked -> alone(Mono.defer(() -> codecs.run(asked.getT1(), asked.getT2()))))
                .flatMap(Answers::ok);
    }

    private <T> Mono<T> alone(Mono<T> trial) {
        return Mono.defer(() -> busy.compareAndSet(false, true)
                ? trial.timeout(timeLimit).doFinally(end -> busy.set(false))
                : Mono.error(Refusal.of(
                        HttpStatus.CONFLICT,
                        "dry-run-under-way",
                        "Dry run under way",
                        "This process is doing another dry run: try again when it has ended.")));
    }
}
