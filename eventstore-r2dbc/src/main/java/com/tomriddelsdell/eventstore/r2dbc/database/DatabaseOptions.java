package com.tomriddelsdell.eventstore.r2dbc.database;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a database is used.
 *
 * @param maxConnections the most connections of the pool
 * @param acquireLimit how long a borrower waits for a connection
 * @param connectLimit how long opening a connection may take
 * @param statementLimit how long a statement may take before its connection is given up
 * @param behindTransactionPooler whether a pooler in transaction mode stands in front of the database
 */
public record DatabaseOptions(
        int maxConnections,
        Duration acquireLimit,
        Duration connectLimit,
        Duration statementLimit,
        boolean behindTransactionPooler) {

    static final DatabaseOptions DEFAULT =
            new DatabaseOptions(10, Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(10), false);

    public DatabaseOptions {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, but was " + maxConnections);
        }
        requirePositive("acquireLimit", acquireLimit);
        requirePositive("connectLimit", connectLimit);
        requirePositive("statementLimit", statementLimit);
    }

    private static void requirePositive(String what, Duration limit) {
        if (!requireNonNull(limit, what).isPositive()) {
            throw new IllegalArgumentException("%s must be positive, but was %s".formatted(what, limit));
        }
    }

    DatabaseOptions withMaxConnections(int connections) {
        return new DatabaseOptions(connections, acquireLimit, connectLimit, statementLimit, behindTransactionPooler);
    }

    DatabaseOptions withStatementLimit(Duration limit) {
        return new DatabaseOptions(maxConnections, acquireLimit, connectLimit, limit, behindTransactionPooler);
    }

    DatabaseOptions throughTransactionPooler() {
        return new DatabaseOptions(maxConnections, acquireLimit, connectLimit, statementLimit, true);
    }
}
