package com.tomriddelsdell.portfolio.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that still owns its data directory while nobody looks after it any more. */
record OrphanedServer(ProcessHandle process, Path data) {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final long PATIENCE_SECONDS = 20;

    /** The server that {@code postmaster.pid} names, if that process exists and really is one on {@code data}. */
    static Optional<OrphanedServer> on(Path data) {
        return pid(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, data))
                .map(process -> new OrphanedServer(process, data));
    }

    /** Shuts the server down as an administrator would; only if it does not listen, it must recover when next started. */
    void shutDown() {
        LOG.warn("Stopping PostgreSQL process {}, which was left running on {}", process.pid(), data);
        if (!endsAfter("INT") && !endsAfter("QUIT")) {
            throw new IllegalStateException(
                    "PostgreSQL process %d does not stop and blocks %s".formatted(process.pid(), data));
        }
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        var command = process.info().command().orElse("");
        var arguments = process.info().arguments().orElseGet(() -> new String[0]);
        return command.endsWith("postgres") && Arrays.asList(arguments).contains(data.toString());
    }

    private boolean endsAfter(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
