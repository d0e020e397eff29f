package com.tomriddelsdell.portfolio.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptLimitFilterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HERE = "192.0.2.1";
    private static final String NEIGHBOUR = "192.0.2.200";
    private static final String ELSEWHERE = "198.51.100.1";

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private Duration passed = Duration.ZERO;

    private final AttemptLimitFilter filter = new AttemptLimitFilter(
            new AttemptLimit(() -> passed.toNanos()),
            new ProblemExceptionHandler(ServerCodecConfigurer.create(), (problem, request) -> problem.title()),
            new Counting());

    @Test
    void so_many_wrong_passwords_are_borne_with_and_then_none_is_looked_at() {
        for (var i = 0; i < AttemptLimit.FAILURES_PER_BLOCK; i++) {
            assertThat(wrong(HERE)).isEqualTo(HttpStatus.UNAUTHORIZED);
        }

        var answer = attempt(HERE, HttpStatus.OK).getResponse();

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("31");
        assertThat(looked).hasValue(AttemptLimit.FAILURES_PER_BLOCK);
        assertThat(refused).hasValue(AttemptLimit.FAILURES_PER_BLOCK);
        assertThat(wrong(NEIGHBOUR)).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(wrong(ELSEWHERE)).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void failures_are_forgotten_evenly() {
        exhaust(HERE);

        passed = AttemptLimit.PERIOD.dividedBy(AttemptLimit.FAILURES_PER_BLOCK);

        assertThat(wrong(HERE)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(wrong(HERE)).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        passed = passed.plus(AttemptLimit.PERIOD);
        for (var i = 0; i < AttemptLimit.FAILURES_PER_BLOCK; i++) {
            assertThat(wrong(HERE)).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
    }

    @Test
    void right_passwords_and_requests_without_one_count_for_nothing() {
        for (var i = 0; i < AttemptLimit.FAILURES_PER_BLOCK; i++) {
            right(HERE);
            without(HERE);
        }
        assertThat(wrong(HERE)).isEqualTo(HttpStatus.UNAUTHORIZED);

        exhaust(HERE);

        assertThat(without(HERE)).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void whoever_has_many_addresses_has_so_many_attempts_and_no_more() {
        for (var i = 0; i < AttemptLimit.FAILURES_PER_ACCOUNT; i++) {
            assertThat(wrong("10.0." + i + ".1")).isEqualTo(HttpStatus.UNAUTHORIZED);
        }

        assertThat(wrong(ELSEWHERE)).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void a_household_of_IPv6_counts_as_one() {
        exhaust("2001:db8:0:1::1");

        assertThat(wrong("2001:db8:0:1:ffff::2")).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(wrong("2001:db8:0:2::1")).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private void exhaust(String address) {
        while (!HttpStatus.TOO_MANY_REQUESTS.equals(wrong(address))) {
            assertThat(refused.get()).isLessThanOrEqualTo(AttemptLimit.FAILURES_PER_BLOCK);
        }
    }

    private HttpStatusCode wrong(String address) {
        return status(attempt(address, HttpStatus.UNAUTHORIZED));
    }

    private void right(String address) {
        assertThat(status(attempt(address, HttpStatus.OK))).isEqualTo(HttpStatus.OK);
    }

    private HttpStatusCode without(String address) {
        return status(filtered(MockServerHttpRequest.get("/account"), address, HttpStatus.UNAUTHORIZED));
    }

    private MockServerWebExchange attempt(String address, HttpStatus outcome) {
        return filtered(
                MockServerHttpRequest.get("/api/contacts").header(HttpHeaders.AUTHORIZATION, "Basic YTpi"),
                address,
                outcome);
    }

    private MockServerWebExchange filtered(
            MockServerHttpRequest.BaseBuilder<?> request, String address, HttpStatus outcome) {
        var exchange = MockServerWebExchange.from(request.remoteAddress(new InetSocketAddress(address, 1)));
        filter.filter(
                        exchange,
                        next -> Mono.fromRunnable(() -> {
                            looked.incrementAndGet();
                            next.getResponse().setStatusCode(outcome);
                        }))
                .block(PATIENCE);
        return exchange;
    }

    private static HttpStatusCode status(MockServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getResponse().getStatusCode());
    }

    private final class Counting implements SecurityLog {

        @Override
        public Mono<Void> passwordRefused() {
            return Mono.fromRunnable(refused::incrementAndGet);
        }

        @Override
        public Mono<Void> denied(Authentication who, ServerWebExchange exchange) {
            return Mono.empty();
        }
    }
}
