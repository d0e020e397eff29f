package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.peers.node.NodePackages;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * What the package's {@code install.sh} does with {@code psql}, in the same order; without the views and the privileges
 * of a role, which nothing here uses.
 */
final class Installation {

    static final String SCHEMA = "message_store";

    private static final List<String> STEPS =
            List.of("schema", "extensions", "tables", "types", "functions", "indexes");

    private final Path scripts = NodePackages.installed().resolve("node_modules/@eventide/message-db/database");

    String version() {
        return read(scripts.resolve("VERSION.txt")).strip();
    }

    void into(OwnDatabase database) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = %s, public".formatted(SCHEMA));
            for (var step : STEPS) {
                for (var script : scripts(step)) {
                    statement.execute(read(script));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Path> scripts(String step) {
        try (var files = Files.list(scripts.resolve(step))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
