package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.statement.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What some requests hold, so that others that would find it busy can wait here instead of there. */
final class Claims {

    private final Set<String> streams = new HashSet<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> owned = new HashSet<>();
    private final Set<UUID> firstIds = new HashSet<>();

    void add(Request request) {
        streams.addAll(request.streams());
        shared.addAll(request.shared());
        owned.addAll(request.owned());
        firstIds.add(request.firstId());
    }

    /** Whether {@code request} would be turned away by a transaction that holds these claims. */
    boolean exclude(Request request) {
        return meets(request.streams(), streams) || excludeFromBatch(request);
    }

    /**
     * Whether {@code request} must not be in one batch with those who hold these claims: whether a condition holds, and
     * whether an append is the repetition of another, is looked up before anything of the batch is appended. Streams do
     * not matter, for their versions are counted on within a batch.
     */
    boolean excludeFromBatch(Request request) {
        return firstIds.contains(request.firstId())
                || meets(request.owned(), owned)
                || meets(request.owned(), shared)
                || meets(request.shared(), owned);
    }

    private static boolean meets(Iterable<String> wanted, Set<String> held) {
        if (held.isEmpty()) {
            return false;
        }
        for (var key : wanted) {
            if (held.contains(key)) {
                return true;
            }
        }
        return false;
    }
}
