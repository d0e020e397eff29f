package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The least table that holds events: a position, a stream and a version in it, and nothing checked but that. */
final class BareTable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DurablePostgres server;
    private final String name;

    private BareTable(DurablePostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    static BareTable on(DurablePostgres server) {
        var table = new BareTable(server, "bare_" + NUMBER.incrementAndGet());
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(table.definition());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return table;
    }

    private String definition() {
        return """
                CREATE TABLE %s (
                    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    stream_id   uuid NOT NULL,
                    version     int NOT NULL,
                    type        text NOT NULL,
                    payload     bytea NOT NULL,
                    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                    UNIQUE (stream_id, version))
                """.formatted(name);
    }

    /** One row, of a stream of its own. */
    String insertion(byte[] payload) {
        return ("INSERT INTO %s (stream_id, version, type, payload)"
                        + " VALUES (gen_random_uuid(), 0, 'OrderPlaced', '\\x%s')")
                .formatted(name, HexFormat.of().formatHex(payload));
    }

    /** Many rows, each of a stream of its own, by one statement. */
    String insertion(byte[] payload, int rows) {
        return """
                INSERT INTO %s (stream_id, version, type, payload) \
                SELECT gen_random_uuid(), 0, 'OrderPlaced', '\\x%s'::bytea FROM generate_series(1, %d)\
                """.formatted(name, HexFormat.of().formatHex(payload), rows);
    }

    PreparedStatement insertion(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO %s (stream_id, version, type, payload) VALUES (?, ?, ?, ?)".formatted(name));
    }

    static void insert(PreparedStatement insertion, byte[] payload) throws SQLException {
        insertion.setObject(1, UUID.randomUUID());
        insertion.setInt(2, 0);
        insertion.setString(3, "OrderPlaced");
        insertion.setBytes(4, payload);
        insertion.executeUpdate();
    }

    long rows() {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + name)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
