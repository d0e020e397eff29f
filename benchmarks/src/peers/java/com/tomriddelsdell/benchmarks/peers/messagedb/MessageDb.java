package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.peers.jdbc.Pool;
import com.tomriddelsdell.benchmarks.peers.order.OrderPlaced;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions of Message DB, each called as its page "Server Functions" says, in a transaction of its own; with the
 * schema on the search path, as "Installation" asks, and pages of 1,000, their default.
 *
 * <p>All streams are of one category, as those of one kind of entity are, so writes wait for each other: that is what
 * {@code acquire_lock} is for.
 */
record MessageDb(HikariDataSource connections) implements AutoCloseable {

    static final String CATEGORY = "order";
    static final int PAGE = 1_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    static MessageDb on(OwnDatabase database) {
        return new MessageDb(Pool.of(database, Installation.SCHEMA));
    }

    /** The version is that of the committed lock; what is installed says the same. */
    static Label label(String work, int callers) {
        return new Label("Message DB, " + work, "Message DB 1.3", callers);
    }

    /** To a new stream. */
    void write(String payload) throws SQLException {
        try (var connection = connections.getConnection();
                var write =
                        connection.prepareStatement("SELECT write_message(?, ?, 'OrderPlaced', ?::jsonb, NULL, -1)")) {
            write.setString(1, UUID.randomUUID().toString());
            write.setString(2, CATEGORY + "-" + UUID.randomUUID());
            write.setString(3, payload);
            write.executeQuery().close();
        }
    }

    /** The events of a stream, decoded, and how many they were. */
    long read(String stream) throws SQLException {
        try (var connection = connections.getConnection();
                var read = connection.prepareStatement("SELECT * FROM get_stream_messages(?, 0, ?)")) {
            read.setString(1, stream);
            read.setLong(2, PAGE);
            try (var result = read.executeQuery()) {
                var events = 0L;
                while (result.next()) {
                    decode(result);
                    events++;
                }
                return events;
            }
        }
    }

    /** All events of the category, decoded page by page, and how many they were. */
    long readAll() throws SQLException {
        var events = 0L;
        var position = 1L;
        try (var connection = connections.getConnection();
                var read = connection.prepareStatement("SELECT * FROM get_category_messages(?, ?, ?)")) {
            for (var page = PAGE; page == PAGE; events += page) {
                page = 0;
                read.setString(1, CATEGORY);
                read.setLong(2, position);
                read.setLong(3, PAGE);
                try (var result = read.executeQuery()) {
                    while (result.next()) {
                        decode(result);
                        position = result.getLong("global_position") + 1;
                        page++;
                    }
                }
            }
        }
        return events;
    }

    static long rows(OwnDatabase database) {
        return database.number("SELECT count(*) FROM message_store.messages");
    }

    @Override
    public void close() {
        connections.close();
    }

    private static void decode(ResultSet result) throws SQLException {
        if (JSON.readValue(result.getString("data"), OrderPlaced.class).lines().isEmpty()) {
            throw new IllegalStateException("an event was not read whole");
        }
    }
}
