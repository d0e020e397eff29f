package com.tomriddelsdell.benchmarks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The packaged application as a process of its own, in a new temporary directory, with the server it starts itself. */
public final class PackagedApp implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    /** The password of the user {@code admin}. */
    public static final String PASSWORD = "measured, not guarded";

    private final List<String> command;
    private final Path directory;
    private final URI base;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Process process;

    private PackagedApp(List<String> command, Path directory, URI base) throws IOException {
        this.command = command;
        this.directory = directory;
        this.base = base;
        this.process = launch();
    }

    /**
     * Starts the application and waits until it is healthy.
     *
     * @throws IllegalStateException if it does not become healthy, or if its server is not durable
     */
    public static PackagedApp start(Path jar) {
        return start(jar, List.of());
    }

    /**
     * As {@link #start(Path)}, with options for its JVM.
     *
     * @throws IllegalStateException if it does not become healthy, or if its server is not durable
     */
    public static PackagedApp start(Path jar, List<String> options) {
        try {
            var directory = Files.createTempDirectory("portfolio-app-");
            var port = freePort();
            var app = new PackagedApp(command(jar, options, port), directory, URI.create("http://127.0.0.1:" + port));
            // JMH tears nothing down after a call that failed.
            Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop-application"));
            app.awaitReadiness();
            return app;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start " + jar, failure);
        }
    }

    /** Where it listens. */
    public URI base() {
        return base;
    }

    /** Stops it and starts it again on the data that it has, and says how long that took until it was healthy. */
    public Duration restart() throws IOException {
        stop(process.toHandle());
        var start = System.nanoTime();
        process = launch();
        awaitReadiness();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The most memory, in bytes, that the process has had so far; empty where the system does not tell. */
    public OptionalLong peakMemory() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        }
    }

    /** Stops the process, then the server if the process left it behind. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var server = PostgresProcess.below(directory);
        stop(process.toHandle());
        server.map(PostgresProcess::handle).ifPresent(PackagedApp::stop);
        TemporaryDirectory.delete(directory);
    }

    private static List<String> command(Path jar, List<String> options, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-jar", jar.toAbsolutePath().toString(), "--server.address=127.0.0.1", "--server.port=" + port));
        return List.copyOf(command);
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(directory).toFile());
        builder.environment().put("PORTFOLIO_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("PORTFOLIO_CONTACT_SPAM_MESSAGES", Integer.toString(Integer.MAX_VALUE));
        return builder.start();
    }

    private void awaitReadiness() {
        try {
            awaitHealth();
            PostgresProcess.below(directory)
                    .orElseThrow(() -> new IllegalStateException(
                            "Refusing to measure: the application started no PostgreSQL that could be asked"))
                    .requireDurable();
        } catch (IOException | SQLException | InterruptedException failure) {
            close();
            throw new IllegalStateException(failure);
        } catch (IllegalStateException notFitToMeasure) {
            close();
            throw notFitToMeasure;
        }
    }

    private void awaitHealth() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(START_LIMIT);
        while (!Health.isUp(base)) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
                    || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "The application did not become healthy:%n%s".formatted(Files.readString(output(directory))));
            }
        }
    }

    private static void stop(ProcessHandle running) {
        running.destroy();
        running.onExit()
                .completeOnTimeout(running, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        running.destroyForcibly();
    }

    private static Path output(Path directory) {
        return directory.resolve("app.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
