package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Browses the log, page by page, in either direction. */
final class LogHandler {

    private final EventStore store;
    private final Heads heads;
    private final Duration timeLimit;

    LogHandler(EventStore store, Heads heads, Duration timeLimit) {
        this.store = store;
        this.heads = heads;
        this.timeLimit = timeLimit;
    }

    Mono<ServerResponse> browse(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var direction = direction(asked, Direction.BACKWARD);
        var cursor = asked.cursor();
        var after = asked.position("after");
        var to = asked.position("to");
        var filter = Filters.of(asked);
        return heads.head()
                .flatMap(head -> {
                    Heads.requireInLog("after", after, head);
                    Heads.requireInLog("to", to, head);
                    requireCursorInLog(cursor, head);
                    var scan = scan(direction, cursor, value(after, 0), value(to, head.value()));
                    return page(scan, filter, limit).map(page -> new LogPage(page.items(), page.next(), head.value()));
                })
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<Page<EventLine>> page(Scan scan, EventFilter filter, int limit) {
        return scan.isEmpty()
                ? Mono.just(scan.page(List.of(), limit))
                : store.read(scan.read(filter, limit)).collectList().map(found -> scan.page(found, limit));
    }

    private static Scan scan(Direction direction, @Nullable Long cursor, long after, long to) {
        if (cursor == null) {
            return Scan.of(after, to, direction);
        }
        return direction == Direction.FORWARD
                ? Scan.of(Math.max(after, cursor), to, direction)
                : Scan.of(after, Math.min(to, cursor - 1), direction);
    }

    /** The head may have been a cursor's event; the one after that is where a page backward from the head begins. */
    private static void requireCursorInLog(@Nullable Long cursor, Position head) {
        if (cursor != null && cursor > head.value() + 1) {
            Heads.requireInLog("cursor", Position.of(cursor), head);
        }
    }

    static Direction direction(Asked asked, Direction usual) {
        var names = usual == Direction.BACKWARD ? List.of("backward", "forward") : List.of("forward", "backward");
        return asked.oneOf("direction", names).equals("forward") ? Direction.FORWARD : Direction.BACKWARD;
    }

    private static long value(@Nullable Position position, long usual) {
        return position == null ? usual : position.value();
    }

    record LogPage(List<EventLine> items, @Nullable String next, long head) {}
}
