package com.tomriddelsdell.eventstore.r2dbc.database;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the database means for the statement that met it, told by SQLSTATE, never by message text. The codes
 * are those of <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's appendix A</a>.
 */
public enum Failure {

    /** The connection broke: whether the statement took effect is unknown. */
    LOST,

    /** The statement was never sent: no connection could be had, or the store protects itself. */
    NOT_SENT,

    /** The server rolled the statement back for a passing reason: a deadlock, a lock or time limit, a full disk. */
    ROLLED_BACK,

    /** A unique key was violated; the statement was rolled back. */
    DUPLICATE,

    /** The same statement will fail again. */
    REFUSED;

    /** What {@code failure} means, wherever in its causes the database speaks. */
    public static Failure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var meaning = meaningOf(cause);
            if (meaning != null) {
                return meaning;
            }
        }
        return REFUSED;
    }

    /** Whether the same call may succeed later. */
    public boolean passes() {
        return this == LOST || this == NOT_SENT || this == ROLLED_BACK;
    }

    private static @Nullable Failure meaningOf(Throwable cause) {
        return switch (cause) {
            case NotConnectedException notConnected -> NOT_SENT;
            case CallNotPermittedException open -> NOT_SENT;
            case BulkheadFullException full -> NOT_SENT;
            case PostgresqlException told -> ofSqlState(told.getErrorDetails().getCode());
            case R2dbcTransientResourceException broken -> LOST;
            case R2dbcNonTransientResourceException broken -> LOST;
            case R2dbcException told -> told.getSqlState() == null ? null : ofSqlState(told.getSqlState());
            case TimeoutException late -> LOST;
            case IOException broken -> LOST;
            default -> null;
        };
    }

    private static Failure ofSqlState(String code) {
        return switch (code) {
            case "23505" -> DUPLICATE;
            case "40001", "40P01", "55P03", "57014", "25006", "25P03" -> ROLLED_BACK;
            case "57P01", "57P02", "57P03", "57P05" -> LOST;
            default ->
                switch (code.substring(0, 2)) {
                    case "08", "58" -> LOST;
                    case "53" -> ROLLED_BACK;
                    default -> REFUSED;
                };
        };
    }
}
