package com.tomriddelsdell.eventstore.r2dbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A foreign transaction that holds what appends need, until it is closed. */
final class Holder implements AutoCloseable {

    private final Connection transaction;

    private Holder(String sql) {
        try {
            transaction = Server.postgres().getPostgresDatabase().getConnection();
            transaction.setAutoCommit(false);
            try (var statement = transaction.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Holds every append of a log, as a migration would. */
    static Holder ofLog(String schema) {
        return new Holder("LOCK TABLE %s.event IN SHARE MODE".formatted(schema));
    }

    /** Holds one stream, as an append in a caller's own transaction would. */
    static Holder ofStream(String schema, String stream) {
        return new Holder("SELECT pg_advisory_xact_lock('%s.position'::regclass::oid::int, hashtext('%s'))"
                .formatted(schema, stream));
    }

    @Override
    public void close() {
        try {
            transaction.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
