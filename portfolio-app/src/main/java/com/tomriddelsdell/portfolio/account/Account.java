package com.tomriddelsdell.portfolio.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is open in an account: sessions of its owner and tokens of programs, by id. */
public record Account(Map<String, Session> sessions, Map<String, ApiToken> tokens) {

    public static final Account EMPTY = new Account(Map.of(), Map.of());

    public Account {
        sessions = Map.copyOf(sessions);
        tokens = Map.copyOf(tokens);
    }

    /** The session of that id, if it has not ended by {@code now}. */
    public Optional<Session> session(String id, Instant now) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> now.isBefore(session.until()));
    }

    Account withSession(String id, @Nullable Session session) {
        return new Account(changed(sessions, id, session), tokens);
    }

    Account withToken(String id, @Nullable ApiToken token) {
        return new Account(sessions, changed(tokens, id, token));
    }

    private static <V> Map<String, V> changed(Map<String, V> all, String id, @Nullable V value) {
        var copy = new HashMap<>(all);
        if (value == null) {
            copy.remove(id);
        } else {
            copy.put(id, value);
        }
        return copy;
    }

    /**
     * A browser that is signed in.
     *
     * @param generation of the refresh token that counts
     * @param refreshedAt when that took the place of the one before; the epoch for the first
     */
    public record Session(String provider, Role role, Instant until, long generation, Instant refreshedAt) {}

    /** A program's way in. */
    public record ApiToken(String name, boolean mayWrite, Instant until) {}
}
