package com.tomriddelsdell.eventstore.spring.admin.audit;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import java.time.Duration;
import java.util.List;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The route to the audit. */
public final class AuditRoutes {

    private final EventStore store;
    private final Duration timeLimit;

    private AuditRoutes(EventStore store, Duration timeLimit) {
        this.store = requireNonNull(store, "store");
        this.timeLimit = requireNonNull(timeLimit, "timeLimit");
    }

    /** @param timeLimit how long an answer may take */
    public static RouterFunction<ServerResponse> of(EventStore store, Duration timeLimit) {
        return RouterFunctions.route()
                .GET("/audit", new AuditRoutes(store, timeLimit)::list)
                .build();
    }

    /** Its cursor is the version of the last entry of the page before. */
    private Mono<ServerResponse> list(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var cursor = asked.cursor();
        asked.check();
        if (cursor != null && cursor == 0) {
            return Answers.ok(new Page<>(List.of(), null));
        }
        var all = StreamRead.of(AuditTrail.STREAM).backward().limit(limit + 1L);
        return store.read(cursor == null ? all : all.to(StreamVersion.of(cursor - 1)))
                .collectList()
                .map(found -> {
                    var page = Page.of(found, limit, last -> last.version().value());
                    return new Page<>(page.items().stream().map(AuditEntry::of).toList(), page.next());
                })
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }
}
