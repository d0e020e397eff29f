package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.contest.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How pgbench is run for one statement. */
record PgbenchRun(PgbenchProgram program, int port, int clients, String statement) {

    /** Of every transaction, pgbench would write as much log as the server does. */
    private static final String LOGGED_SHARE = "0.25";

    Result of(Duration time) {
        try {
            var directory = Files.createTempDirectory("pgbench");
            try {
                return of(time, directory);
            } finally {
                delete(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Result of(Duration time, Path directory) throws IOException {
        var script = Files.writeString(directory.resolve("statement.sql"), statement + ";\n");
        var output = new PgbenchOutput(program.run(arguments(time, script, directory)));
        if (output.hasFailures()) {
            throw new IllegalStateException("pgbench had transactions that failed");
        }
        try (var logs = Files.newDirectoryStream(directory, "log.*")) {
            var lines = Stream.<String>builder();
            for (var log : logs) {
                Files.readAllLines(log).forEach(lines);
            }
            return new Result(output.processed(), output.rate(), PgbenchOutput.latency(lines.build()));
        }
    }

    private List<String> arguments(Duration time, Path script, Path directory) {
        var threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
        return List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + threads,
                "--time=" + Math.max(1, time.toSeconds()),
                "--file=" + script,
                "--log",
                "--log-prefix=" + directory.resolve("log"),
                "--sampling-rate=" + LOGGED_SHARE,
                "--host=localhost",
                "--port=" + port,
                "--username=postgres",
                "postgres");
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a run yielded; the rate is that of transactions. */
    record Result(long processed, double rate, Round.Latency latency) {}
}
