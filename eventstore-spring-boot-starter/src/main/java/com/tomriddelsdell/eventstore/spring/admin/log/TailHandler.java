package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.LiveStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows the log live, from where the client has seen it to. */
final class TailHandler {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final long BETWEEN_POSITIONS = Duration.ofSeconds(1).toNanos();

    private final EventStore store;
    private final Heads heads;
    private final LiveStreams live;

    TailHandler(EventStore store, Heads heads, LiveStreams live) {
        this.store = store;
        this.heads = heads;
        this.live = live;
    }

    Mono<ServerResponse> tail(ServerRequest request) {
        var asked = Asked.of(request);
        var parameter = asked.position("after");
        var after = lastEventId(request, asked, parameter);
        var filter = Filters.of(asked);
        return heads.head().flatMap(head -> {
            Heads.requireInLog("after", after, head);
            var start = after == null ? head : after;
            return live.answer(Flux.defer(() -> {
                var told = new AtomicLong(System.nanoTime() - BETWEEN_POSITIONS);
                return store.sections(start, filter).concatMapIterable(section -> messages(section, told), 1);
            }));
        });
    }

    private static @Nullable Position lastEventId(ServerRequest request, Asked asked, @Nullable Position otherwise) {
        var header = request.headers().firstHeader(LAST_EVENT_ID);
        if (header == null || header.isBlank()) {
            return otherwise;
        }
        try {
            return Position.of(Long.parseLong(header.strip()));
        } catch (IllegalArgumentException wrong) {
            asked.refuse(LAST_EVENT_ID, "must be the position of an event, but was: " + header);
            return otherwise;
        }
    }

    private static List<ServerSentEvent<String>> messages(Section section, AtomicLong told) {
        var messages = new ArrayList<ServerSentEvent<String>>(section.events().size() + 1);
        section.events().forEach(event -> messages.add(message(event)));
        var last = section.events().isEmpty()
                ? section.from()
                : section.events().getLast().position();
        var now = System.nanoTime();
        if (last.compareTo(section.to()) < 0 && now - told.get() >= BETWEEN_POSITIONS) {
            told.set(now);
            messages.add(position(section.to()));
        }
        return messages;
    }

    private static ServerSentEvent<String> message(RecordedEvent event) {
        return ServerSentEvent.builder(Answers.text(EventLine.of(event)))
                .id(event.position().toString())
                .event("event")
                .build();
    }

    private static ServerSentEvent<String> position(Position seen) {
        return ServerSentEvent.builder(Answers.text(Map.of("position", seen.value())))
                .id(seen.toString())
                .event("position")
                .build();
    }
}
