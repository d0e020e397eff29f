package com.tomriddelsdell.eventstore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay is watched until nothing more is to be waited for, although the application tells on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class WatchTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<String> told = new ArrayDeque<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer application;
    private volatile String answer = "";
    private volatile boolean tellsOn = true;

    @BeforeEach
    void start() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.setExecutor(threads);
        application.createContext("/api", this::handle);
        application.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        application.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"CAUGHT_UP, 0", "SWITCHED, 0", "FAILED, 1", "CANCELLED, 1"})
    void watching_ends_with_what_it_has_come_to(String end, int code) {
        told.addAll(List.of("RUNNING", "PAUSED", "RUNNING", end));
        answer = state(end);

        assertThat(watch()).isEqualTo(code);
    }

    @Test
    void an_application_that_stops_telling_is_asked_again() {
        tellsOn = false;
        told.addAll(List.of("RUNNING", "CAUGHT_UP"));
        answer = state("RUNNING");

        assertThat(watch()).isZero();
    }

    @Test
    void what_is_no_admin_api_is_refused() {
        told.add("CAUGHT_UP");
        answer = "<html>welcome</html>";

        assertThat(watch()).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--admin");
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().endsWith("/progress")) {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        if (tellsOn) {
            told.forEach(state -> tell(exchange, state));
            await();
        } else {
            var next = told.remove();
            answer = state(next);
            tell(exchange, next);
        }
        exchange.close();
    }

    private static void tell(HttpExchange exchange, String state) {
        try {
            exchange.getResponseBody()
                    .write("event: progress\ndata: %s\n\n"
                            .formatted(state(state))
                            .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String state(String state) {
        return "{\"id\":\"r1\",\"state\":\"%s\",\"done\":1,\"total\":2}".formatted(state);
    }

    private int watch() {
        var terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of("EVENTSTORE_ADMIN_PASSWORD", "x"),
                Optional::empty);
        var admin = "http://localhost:%d/api".formatted(application.getAddress().getPort());
        return Main.run(terminal, "replay", "watch", "r1", "--admin", admin, "--admin-user", "ada");
    }
}
