package com.tomriddelsdell.benchmarks.app;

import com.tomriddelsdell.benchmarks.postgres.DurableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server that another process started, found by the file that it keeps in its data directory. */
record PostgresProcess(ProcessHandle handle, int port) {

    private static final String PID_FILE = "postmaster.pid";
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The server whose data directory is somewhere below {@code directory}, if there is one and it runs. */
    static Optional<PostgresProcess> below(Path directory) {
        try (var files = Files.find(directory, 5, (file, attributes) -> file.endsWith(PID_FILE))) {
            var found = files.findFirst();
            return found.isEmpty() ? Optional.empty() : running(Files.readAllLines(found.get()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void requireDurable() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
        try (var connection = DriverManager.getConnection(url)) {
            DurableSettings.require(connection);
        }
    }

    private static Optional<PostgresProcess> running(List<String> lines) {
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .map(process -> new PostgresProcess(
                        process, Integer.parseInt(lines.get(PORT_LINE).strip())));
    }
}
