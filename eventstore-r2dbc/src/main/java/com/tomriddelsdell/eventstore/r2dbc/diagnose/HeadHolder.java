package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has appended and not ended yet: readers see nothing beyond the position that was the last when it
 * did. Of sessions of other roles, only a role with {@code pg_read_all_stats} sees more than {@code pid} and
 * {@code application}.
 *
 * @param heldAt the position that readers are held at
 * @param since when the transaction began, or was prepared
 * @param pid the server process; null for a prepared transaction, which has none
 * @param preparedAs the name of a prepared transaction; null for a session
 * @param application the name that the session gave itself
 * @param client the address that it comes from
 * @param state what it does, in PostgreSQL's words: {@code idle in transaction}
 * @param query its last statement
 */
public record HeadHolder(
        Position heldAt,
        @Nullable Instant since,
        @Nullable Integer pid,
        @Nullable String preparedAs,
        @Nullable String application,
        @Nullable String client,
        @Nullable String state,
        @Nullable String query) {

    public HeadHolder {
        requireNonNull(heldAt, "heldAt");
    }

    /** How long the transaction has been open at {@code now}; zero where that is not known. */
    public Duration age(Instant now) {
        requireNonNull(now, "now");
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    /** Who it is, in a few words: {@code session 4711 (billing)} or {@code prepared transaction 'order-17'}. */
    public String name() {
        if (preparedAs != null) {
            return "prepared transaction '%s'".formatted(preparedAs);
        }
        return application == null ? "session %d".formatted(pid) : "session %d (%s)".formatted(pid, application);
    }
}
