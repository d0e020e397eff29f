package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The parameters of a request. Collects what is wrong with them, to be refused all at once by {@link #check()}. */
public final class Asked {

    /** The most items of a page. */
    public static final int MOST = 500;

    private static final int USUAL = 50;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private final ServerRequest request;
    private final List<Refusal.Violation> violations = new ArrayList<>();

    private Asked(ServerRequest request) {
        this.request = request;
    }

    /** The parameters of {@code request}. */
    public static Asked of(ServerRequest request) {
        return new Asked(requireNonNull(request, "request"));
    }

    /** How many items of a page are asked for. */
    public int limit() {
        return number("limit", USUAL, 1, MOST);
    }

    /** A whole number from {@code least} to {@code most}; {@code usual} unless it is given. */
    public int number(String name, int usual, int least, int most) {
        var read = parsed(name, Integer::parseInt, "must be a whole number from %d to %d".formatted(least, most));
        if (read == null) {
            return usual;
        }
        if (read < least || read > most) {
            refuse(name, "must be from %d to %d, but was %d".formatted(least, most, read));
            return usual;
        }
        return read;
    }

    /** A position; null unless it is given. */
    public @Nullable Position position(String name) {
        return parsed(
                name, text -> Position.of(Long.parseLong(text)), "must be a position: a whole number, at least 0");
    }

    /** A whole number that is not negative; null unless it is given. */
    public @Nullable Long cursor() {
        return parsed("cursor", Asked::notNegative, "must be what an answer gave as next");
    }

    /** A time; null unless it is given. */
    public @Nullable Instant time(String name) {
        return parsed(name, Asked::instant, "must be a time such as 2026-03-01T12:00:00Z");
    }

    /**
     * A time of four digits of the year, as databases have them too.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant instant(String text) {
        var time = Instant.parse(requireNonNull(text, "text"));
        if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
            throw new DateTimeException(text);
        }
        return time;
    }

    /** An id; null unless it is given. */
    public @Nullable UUID id(String name) {
        return parsed(name, UUID::fromString, "must be a UUID");
    }

    /** One of {@code allowed}; the first of them unless it is given. */
    public String oneOf(String name, List<String> allowed) {
        var given = text(name);
        if (given == null) {
            return allowed.getFirst();
        }
        if (!allowed.contains(given)) {
            refuse(name, "must be one of %s, but was: %s".formatted(String.join(", ", allowed), given));
        }
        return given;
    }

    /** Text; null unless it is given. */
    public @Nullable String text(String name) {
        return request.queryParam(name).filter(given -> !given.isEmpty()).orElse(null);
    }

    /** All values of a parameter, each read by {@code reading}, which may throw an {@link IllegalArgumentException}. */
    public <T> List<T> all(String name, Function<String, T> reading) {
        var all = new ArrayList<T>();
        for (var given : request.queryParams().getOrDefault(name, List.of())) {
            try {
                all.add(reading.apply(given));
            } catch (IllegalArgumentException wrong) {
                refuse(name, String.valueOf(wrong.getMessage()));
            }
        }
        return all;
    }

    /** Notes that a parameter cannot be used. */
    public void refuse(String name, String message) {
        violations.add(new Refusal.Violation(name, message));
    }

    /** Refuses the request if any parameter cannot be used. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
    }

    private <T> @Nullable T parsed(String name, Function<String, T> reading, String allowed) {
        var given = text(name);
        if (given == null) {
            return null;
        }
        try {
            return reading.apply(given);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            refuse(name, "%s, but was: %s".formatted(allowed, given));
            return null;
        }
    }

    private static Long notNegative(String text) {
        var number = Long.parseLong(text);
        if (number < 0 || number == Long.MAX_VALUE) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
