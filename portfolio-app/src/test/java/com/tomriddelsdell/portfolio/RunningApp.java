package com.tomriddelsdell.portfolio;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole application over real HTTP, on a PostgreSQL server of its own, which the classes that extend this share. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningApp {

    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PASSWORD = "a password of the test";

    @LocalServerPort
    private int port;

    protected WebTestClient visitor = WebTestClient.bindToServer().build();
    protected WebTestClient admin = visitor;

    @DynamicPropertySource
    static void ownDirectory(DynamicPropertyRegistry registry) {
        var directory = Path.of("target", "postgres", Long.toString(System.nanoTime()));
        registry.add("portfolio.embedded.directory", directory::toString);
        registry.add("portfolio.admin.password", () -> PASSWORD);
        registry.add("portfolio.contact.spam.messages", () -> 1_000_000);
        registry.add("portfolio.contact.spam.quickest", () -> "0s");
        registry.add("portfolio.demo.projects", () -> true);
        registry.add("portfolio.demo.images", () -> false);
        registry.add("portfolio.image.directory", () -> directory.resolveSibling(directory.getFileName() + "-images"));
        registry.add("server.address", () -> "127.0.0.1");
        IdentityProvider.addTo(registry);
    }

    /** For addresses that must be sent as they are written. */
    protected final String base() {
        return "http://127.0.0.1:" + port;
    }

    @BeforeEach
    void connect() {
        visitor = WebTestClient.bindToServer()
                .baseUrl(base())
                .responseTimeout(PATIENCE)
                .build();
        admin = visitor.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", PASSWORD))
                .build();
    }
}
