package com.tomriddelsdell.eventstore.upcast.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Against a real HTTP server that answers as registries do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaRegistryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SCHEMA = "{\"type\":\"string\"}";

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server = start();
    private final SchemaRegistry registry = SchemaRegistry.at(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Map.of("Authorization", "Basic eDp5"));

    private volatile Answer answer = new Answer(200, "{}");

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_schema_is_registered_once_and_its_id_is_remembered() {
        answer = new Answer(200, "{\"id\":7}");

        for (var call = 0; call < 3; call++) {
            StepVerifier.create(registry.register("orders value/1", SCHEMA))
                    .expectNext(7)
                    .expectComplete()
                    .verify(PATIENCE);
        }

        assertThat(requests)
                .containsExactly(
                        "POST /subjects/orders%20value%2F1/versions Basic eDp5 {\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}");
    }

    @Test
    void a_schema_is_found_by_its_id_and_remembered() {
        answer = new Answer(200, "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}");

        for (var call = 0; call < 3; call++) {
            StepVerifier.create(registry.schema(7))
                    .expectNext(SCHEMA)
                    .expectComplete()
                    .verify(PATIENCE);
        }

        assertThat(requests).hasSize(1).allMatch(request -> request.startsWith("GET /schemas/ids/7 "));
    }

    @Test
    void the_latest_schema_of_a_subject_is_asked_for_each_time() {
        answer = new Answer(200, "{\"subject\":\"orders\",\"version\":2,\"id\":7,\"schema\":\"\\\"int\\\"\"}");

        for (var call = 0; call < 2; call++) {
            StepVerifier.create(registry.latest("orders"))
                    .expectNext(new RegisteredSchema("orders", 2, 7, "\"int\""))
                    .expectComplete()
                    .verify(PATIENCE);
        }

        assertThat(requests).hasSize(2);
    }

    @Test
    void what_is_not_there_is_empty_and_not_remembered() {
        answer = new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        StepVerifier.create(registry.schema(7)).expectComplete().verify(PATIENCE);
        StepVerifier.create(registry.latest("orders")).expectComplete().verify(PATIENCE);
        answer = new Answer(200, "{\"schema\":\"\\\"int\\\"\"}");

        StepVerifier.create(registry.schema(7))
                .expectNext("\"int\"")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_refusal_is_told_with_status_and_code() {
        answer = new Answer(409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        expect(failure -> {
            assertThat(failure.status()).isEqualTo(409);
            assertThat(failure.isTransient()).isFalse();
            assertThat(failure).hasMessageContainingAll("/subjects/orders/versions", "incompatible");
        });
        answer = new Answer(422, "{\"error_code\":42201,\"message\":\"invalid\"}");
        expect(failure -> assertThat(failure.code()).isEqualTo(42201));
        answer = new Answer(503, "<html>");
        expect(failure -> {
            assertThat(failure.isTransient()).isTrue();
            assertThat(failure).hasMessageContaining("no JSON");
        });
    }

    @Test
    void a_registry_that_is_not_there_is_a_transient_failure() {
        server.stop(0);

        expect(failure -> {
            assertThat(failure.status()).isZero();
            assertThat(failure.isTransient()).isTrue();
        });
    }

    @Test
    void nothing_is_sent_before_it_is_subscribed_to() {
        assertThat(List.of(registry.register("orders", SCHEMA), registry.schema(7), registry.latest("orders")))
                .hasSize(3);
        assertThat(requests).isEmpty();
    }

    private void expect(Consumer<SchemaRegistryException> check) {
        StepVerifier.create(registry.register("orders", SCHEMA))
                .expectErrorSatisfies(
                        failure -> assertThat(failure).isInstanceOfSatisfying(SchemaRegistryException.class, check))
                .verify(PATIENCE);
    }

    private HttpServer start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Answer(int status, String body) {}
}
