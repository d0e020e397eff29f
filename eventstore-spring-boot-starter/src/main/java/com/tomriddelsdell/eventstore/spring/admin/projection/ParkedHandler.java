package com.tomriddelsdell.eventstore.spring.admin.projection;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Bodies;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import com.tomriddelsdell.eventstore.spring.admin.http.Reason;
import com.tomriddelsdell.eventstore.spring.admin.log.EventLine;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView;
import com.tomriddelsdell.eventstore.spring.admin.log.EventViews;
import com.tomriddelsdell.eventstore.spring.admin.log.PathPosition;
import com.tomriddelsdell.eventstore.subscribe.NotParkedException;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows parked events and takes care of them. */
final class ParkedHandler {

    private final SubscriptionControl<?> control;
    private final EventViews views;
    private final AuditTrail audit;
    private final Duration timeLimit;

    ParkedHandler(SubscriptionControl<?> control, EventViews views, AuditTrail audit, Duration timeLimit) {
        this.control = control;
        this.views = requireNonNull(views, "views");
        this.audit = audit;
        this.timeLimit = timeLimit;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var cursor = asked.cursor();
        asked.check();
        var after = cursor == null ? Position.START : Position.of(cursor);
        return control.parked(request.pathVariable("name"), after, limit + 1)
                .map(Parked::of)
                .collectList()
                .map(found -> Page.of(found, limit, last -> last.event().position()))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return parked(request)
                .flatMap(parked -> views.view(parked.event()).map(view -> new Shown(Parked.of(parked), view)))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> retry(ServerRequest request) {
        var name = request.pathVariable("name");
        return Mono.zip(Bodies.read(request, Reason.class), parked(request).timeout(timeLimit))
                .flatMap(found -> {
                    var event = found.getT2().event();
                    var parameters = parameters(found.getT1(), event.position());
                    parameters.put("stream", event.stream().toString());
                    var work = control.retry(name, event.stream()).timeout(timeLimit);
                    return audit.recorded(request, "parked.retry", name, parameters, work.thenReturn(event));
                })
                .flatMap(event -> Answers.accepted(
                        Map.of("projection", name, "stream", event.stream().toString())));
    }

    Mono<ServerResponse> retryAll(ServerRequest request) {
        var name = request.pathVariable("name");
        return Bodies.read(request, Reason.class)
                .flatMap(reason -> audit.recorded(
                        request,
                        "parked.retry-all",
                        name,
                        reason.parameters(),
                        control.status(name).then(control.retryAll(name)).timeout(timeLimit)))
                .flatMap(events -> Answers.accepted(Map.of("projection", name, "events", events)));
    }

    Mono<ServerResponse> skip(ServerRequest request) {
        var name = request.pathVariable("name");
        var position = PathPosition.of(request);
        return Bodies.read(request, Reason.class)
                .flatMap(reason -> {
                    reason.required();
                    var work =
                            control.discard(name, position).timeout(timeLimit).thenReturn(position);
                    return audit.recorded(request, "parked.skip", name, parameters(reason, position), work);
                })
                .flatMap(done -> Answers.ok(Map.of("projection", name, "position", done.value())));
    }

    private Mono<ParkedEvent> parked(ServerRequest request) {
        var name = request.pathVariable("name");
        var position = PathPosition.of(request);
        return control.parked(name, Position.of(position.value() - 1), 1)
                .filter(parked -> parked.event().position().equals(position))
                .next()
                .switchIfEmpty(Mono.error(() -> new NotParkedException(name, "the event at position " + position)));
    }

    private static Map<String, String> parameters(Reason reason, Position position) {
        var all = new LinkedHashMap<>(reason.parameters());
        all.put("position", position.toString());
        return all;
    }

    record Shown(Parked parked, EventView view) {}

    record Parked(
            String projection,
            int partition,
            EventLine event,
            @Nullable String error,
            int attempts,
            Instant parkedAt,
            @Nullable Instant retryAt,
            boolean awaitsOperator,
            boolean edited) {

        static Parked of(ParkedEvent parked) {
            return new Parked(
                    parked.subscription(),
                    parked.partition(),
                    EventLine.of(parked.event()),
                    parked.error(),
                    parked.attempts(),
                    parked.parkedAt(),
                    parked.retryAt(),
                    parked.awaitsOperator(),
                    parked.revision() > 0);
        }
    }
}
