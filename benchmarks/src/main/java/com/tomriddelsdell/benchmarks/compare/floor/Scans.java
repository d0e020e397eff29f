package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The whole log read by one caller, without anything of the event store but its table. */
final class Scans {

    private static final int FETCHED_AT_ONCE = 1_000;

    private Scans() {}

    /** Through a cursor, each row read into a record. */
    static Contender rows(FilledLog log) {
        return of(new Label("JDBC, bare row scan", Jdbc.VERSION, 1), log, connection -> rows(connection, log));
    }

    /** As binary {@code COPY}, nothing decoded. */
    static Contender copy(FilledLog log) {
        return of(
                new Label("COPY … TO STDOUT, not decoded", Jdbc.VERSION, 1), log, connection -> copy(connection, log));
    }

    private static Contender of(Label label, FilledLog log, Scan scan) {
        return new Contender() {
            @Override
            public Label label() {
                return label;
            }

            @Override
            public Running open(DurablePostgres server) {
                var connection = server.connect();
                return Jdbc.running(time -> Passes.of(log.events(), time, () -> scan.of(connection)), connection);
            }
        };
    }

    private static long rows(Connection connection, FilledLog log) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var result = statement.executeQuery(query(log))) {
                return EventRows.count(result);
            }
        } finally {
            connection.rollback();
        }
    }

    private static long copy(Connection connection, FilledLog log) throws SQLException, IOException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (%s) TO STDOUT (FORMAT binary)".formatted(query(log)));
        while (copy.readFromCopy() != null) {
            // The driver counts the rows.
        }
        return copy.getHandledRowCount();
    }

    private static String query(FilledLog log) {
        return "SELECT %s FROM %s.event ORDER BY position".formatted(EventRows.COLUMNS, log.schema());
    }

    @FunctionalInterface
    private interface Scan {
        long of(Connection connection) throws SQLException, IOException;
    }
}
