package com.tomriddelsdell.benchmarks.compare.floor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, where this machine has one. It is not among the embedded server's programs. */
record PgbenchProgram(Path path) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static Optional<PgbenchProgram> find() {
        return Stream.concat(onThePath(), ofDebian())
                .filter(Files::isExecutable)
                .findFirst()
                .map(PgbenchProgram::new);
    }

    /** As the program names it. */
    String version() {
        return run(List.of("--version"))
                .strip()
                .replaceFirst("\\s*\\(.*?\\)\\s*", " ")
                .replaceFirst("\\s+\\(.*", "");
    }

    /**
     * Runs it until it ends.
     *
     * @return all it said
     * @throws IllegalStateException if it says that it failed
     */
    String run(List<String> arguments) {
        try {
            var process = new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream())
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Stream<Path> onThePath() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "pgbench"));
    }

    private static Stream<Path> ofDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Stream.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions
                    .sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pgbench"))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
