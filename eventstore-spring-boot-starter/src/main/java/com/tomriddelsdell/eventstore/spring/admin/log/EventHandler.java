package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.time.Duration;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows one event, or all that one request set in motion. */
final class EventHandler {

    private static final int MOST_NODES = 1_000;
    private static final int USUAL_NODES = 200;

    private final EventStore store;
    private final Heads heads;
    private final EventViews views;
    private final Duration timeLimit;

    EventHandler(EventStore store, Heads heads, EventViews views, Duration timeLimit) {
        this.store = store;
        this.heads = heads;
        this.views = views;
        this.timeLimit = timeLimit;
    }

    Mono<ServerResponse> one(ServerRequest request) {
        var position = PathPosition.of(request);
        return heads.head()
                .flatMap(head -> {
                    Heads.requireInLog("position", position, head);
                    return store.read(LogRead.after(Position.of(Math.max(0, position.value() - 1)))
                                    .to(position)
                                    .limit(1))
                            .singleOrEmpty();
                })
                .switchIfEmpty(Mono.error(() -> Refusal.unknown(
                        "event",
                        "There is no event at position %s: it was rolled back or taken out of the log."
                                .formatted(position))))
                .flatMap(views::view)
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> correlation(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.number("limit", USUAL_NODES, 1, MOST_NODES);
        asked.check();
        var id = id(request.pathVariable("id"));
        return store.read(LogRead.all()
                        .matching(EventFilter.everything().correlatedBy(id))
                        .limit(limit + 1L))
                .collectList()
                .map(found -> Causation.of(id, found, limit))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("id", "must be a UUID, but was: " + text);
        }
    }
}
