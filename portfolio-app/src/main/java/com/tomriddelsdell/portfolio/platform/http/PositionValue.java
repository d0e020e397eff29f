package com.tomriddelsdell.portfolio.platform.http;

import com.tomriddelsdell.eventstore.Position;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/** A position as a header or parameter carries it. */
public final class PositionValue {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String AFTER = "after";

    private PositionValue() {}

    /** The position that a client which reconnects has seen last, or wants to begin after: {@code Last-Event-ID}, {@code ?after=}. */
    public static Optional<Position> lastSeen(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(LAST_EVENT_ID))
                .map(written -> parse(LAST_EVENT_ID, written))
                .or(() -> request.queryParam(AFTER).map(written -> parse(AFTER, written)));
    }

    /** Reads {@code written}, which the header or parameter {@code name} holds. */
    public static Position parse(String name, String written) {
        try {
            return Position.of(Long.parseLong(written));
        } catch (IllegalArgumentException noPosition) {
            throw ProblemException.invalidParameter(name, "must be a position: a number that is not negative");
        }
    }
}
