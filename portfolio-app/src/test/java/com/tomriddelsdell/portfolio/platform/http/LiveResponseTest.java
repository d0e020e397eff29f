package com.tomriddelsdell.portfolio.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LiveResponseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void a_quiet_response_is_kept_alive() {
        StepVerifier.withVirtualTime(() -> LiveResponse.keptAlive(Flux.<ServerSentEvent<String>>never())
                        .map(event -> String.valueOf(event.comment())))
                .expectNext("keep-alive")
                .expectNoEvent(Duration.ofSeconds(14))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext("keep-alive")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void a_response_ends_when_the_application_does() {
        var shutdown = new ShutdownSignal();
        var live = new LiveResponse(shutdown);
        var response = WebTestClient.bindToRouterFunction(RouterFunctions.route()
                        .GET("/", request -> live.of(Flux.<ServerSentEvent<String>>never()))
                        .build())
                .build()
                .get()
                .uri("/")
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .returnResult(String.class)
                .getResponseBody();

        StepVerifier.create(response)
                .then(shutdown::stop)
                .thenConsumeWhile(line -> {
                    assertThat(line).isNotNull();
                    return true;
                })
                .expectComplete()
                .verify(PATIENCE);
    }
}
