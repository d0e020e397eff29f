package com.tomriddelsdell.portfolio.platform.http;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IdempotentRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IdempotentRequests requests = new IdempotentRequests();

    @Test
    void while_a_request_is_answered_another_one_with_its_key_is_told_to_wait() {
        var unanswered = requests.oneAtATime(request -> Mono.<ServerResponse>never())
                .handle(request("the same key"))
                .subscribe();

        StepVerifier.create(answer("the same key"))
                .expectErrorMatches(failure -> failure instanceof ProblemException refused
                        && refused.problem().status() == 409)
                .verify(PATIENCE);
        StepVerifier.create(answer("another key"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        unanswered.dispose();
        StepVerifier.create(answer("the same key"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_request_that_fails_lets_the_next_one_pass() {
        var failing = requests.oneAtATime(request -> Mono.error(new IllegalStateException("failed")));

        StepVerifier.create(failing.handle(request("the same key")))
                .expectErrorMessage("failed")
                .verify(PATIENCE);
        StepVerifier.create(answer("the same key"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private Mono<ServerResponse> answer(String key) {
        return requests.oneAtATime(request -> ServerResponse.ok().build()).handle(request(key));
    }

    private static ServerRequest request(String key) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.post("/").header("Idempotency-Key", "\"" + key + "\""));
        return ServerRequest.create(exchange, HandlerStrategies.withDefaults().messageReaders());
    }
}
