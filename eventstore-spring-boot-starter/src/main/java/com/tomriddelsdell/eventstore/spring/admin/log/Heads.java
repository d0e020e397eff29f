package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The end of what readers of the log may see, and what lies beyond. */
public final class Heads {

    private final R2dbcEventStore store;

    public Heads(R2dbcEventStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** The end of what readers may see now. */
    public Mono<Position> head() {
        return store.head().map(head -> head.safe());
    }

    /** Refuses a position past the head. */
    public static void requireInLog(String name, @Nullable Position position, Position head) {
        if (position != null && position.compareTo(head) > 0) {
            throw Refusal.invalid(List.of(new Violation(
                            name, "must not be past the head, which is %s, but was %s".formatted(head, position))))
                    .with("head", head.value());
        }
    }
}
