package com.tomriddelsdell.benchmarks.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database on the server that is measured on, for those whose tables have names that they cannot choose. */
public record OwnDatabase(int port, String name) {

    /** For JDBC, with the driver's defaults. */
    public String url() {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, name);
    }

    public Connection connect() {
        try {
            return DriverManager.getConnection(url());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The answer to a query for one number, for instance how many rows there are. */
    public long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void vacuum() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
