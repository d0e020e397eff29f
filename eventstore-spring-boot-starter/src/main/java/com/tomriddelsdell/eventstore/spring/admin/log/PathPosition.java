package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The position of an event in a path. */
public final class PathPosition {

    private PathPosition() {}

    /** Fails with a {@link Refusal} unless there is one. */
    public static Position of(ServerRequest request) {
        var text = request.pathVariable("position");
        try {
            var position = Position.of(Long.parseLong(text));
            if (position.equals(Position.START)) {
                throw new IllegalArgumentException(text);
            }
            return position;
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("position", "must be a whole number, at least 1, but was: " + text);
        }
    }
}
