package com.tomriddelsdell.benchmarks.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The settings without which PostgreSQL is fast because it forgets. */
public final class DurableSettings {

    private static final List<String> NAMES = List.of("fsync", "synchronous_commit", "full_page_writes");

    private DurableSettings() {}

    /**
     * Asks the server at the other end of {@code connection}.
     *
     * @throws IllegalStateException if one of the settings is not {@code on}: then nothing may be measured
     */
    public static void require(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var name : NAMES) {
                requireOn(name, shown(statement, name));
            }
        }
    }

    static void requireOn(String name, String value) {
        if (!value.equals("on")) {
            throw new IllegalStateException(
                    "Refusing to measure: PostgreSQL runs with %s=%s, not on".formatted(name, value));
        }
    }

    private static String shown(Statement statement, String name) throws SQLException {
        try (var result = statement.executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        }
    }
}
