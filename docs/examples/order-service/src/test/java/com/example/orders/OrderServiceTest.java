package com.example.orders;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service over HTTP, on a real PostgreSQL. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OrderServiceTest {

    private static final EmbeddedPostgres POSTGRES = start();

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.r2dbc.url", () -> "r2dbc:postgresql://localhost:%d/postgres".formatted(POSTGRES.getPort()));
        registry.add("spring.r2dbc.username", () -> "postgres");
    }

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void who_orders_is_told_of_all_his_orders_this_one_included() {
        place("1", "ada", 4200).expectStatus().isOk().expectBody().jsonPath("$.cents").isEqualTo(4200);
        place("2", "ada", 800).expectStatus().isOk().expectBody().jsonPath("$.cents").isEqualTo(5000);
        place("2", "ada", 800).expectStatus().isOk().expectBody().jsonPath("$.cents").isEqualTo(5000);
        place("2", "bob", 800).expectStatus().isEqualTo(409);
        place("3", "bob", 0).expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec place(String id, String customer, long cents) {
        return client.put()
                .uri("/orders/" + id)
                .bodyValue(Map.of("customer", customer, "cents", cents))
                .exchange();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
