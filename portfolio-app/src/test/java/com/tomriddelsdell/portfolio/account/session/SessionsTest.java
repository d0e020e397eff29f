package com.tomriddelsdell.portfolio.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.account.AccountEvent;
import com.tomriddelsdell.portfolio.account.Identity;
import com.tomriddelsdell.portfolio.account.Role;
import com.tomriddelsdell.portfolio.account.view.OpenGrants;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Each process of these tests is new: it shares the database and the file of the keys with those before, and no memory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionsTest extends RunningApp {

    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration LENGTH = Duration.ofDays(14);
    private static final Duration FLOW = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Autowired
    private EventStore store;

    @Autowired
    private EventCodec<AccountEvent> codec;

    @Autowired
    private OpenGrants grants;

    private final Instant now = Instant.now();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void an_access_token_that_is_over_lets_nobody_in_without_its_refresh_token() {
        var cookies = begun();
        var access = accessOf(cookies);

        assertThat(at(now.plus(ACCESS)).whoHas(access)).isPresent();
        assertThat(at(over(ACCESS)).whoHas(access)).isEmpty();
    }

    @Test
    void an_access_token_that_is_over_is_exchanged_on_the_way_of_a_request() {
        var exchange = exchange(begun());

        assertThat(at(over(ACCESS)).who(exchange)).isPresent();

        var renewed = cookies(exchange);
        assertThat(renewed).containsOnlyKeys(SessionCookies.ACCESS, SessionCookies.REFRESH);
        assertThat(at(over(ACCESS)).whoHas(accessOf(renewed))).isPresent();
    }

    @Test
    void a_session_ends_however_often_its_tokens_were_exchanged() {
        var exchange = exchange(begun());
        assertThat(at(now.plus(LENGTH).minus(MOMENT)).who(exchange)).isPresent();

        assertThat(at(over(LENGTH)).whoHas(cookies(exchange))).isEmpty();
    }

    @Test
    void a_session_that_was_ended_stays_so_in_every_process_that_starts_later() {
        var cookies = begun();
        var user = at(now).whoHas(cookies).orElseThrow();

        at(now).sessions.end(user, exchange(cookies)).block(PATIENCE);

        assertThat(at(now).whoHas(cookies)).isEmpty();
        assertThat(at(over(ACCESS)).whoHas(cookies)).isEmpty();
    }

    @Test
    void what_a_provider_answers_is_expected_for_ten_minutes() {
        var asked = exchange(Map.of());
        at(now).flows.saveAuthorizationRequest(question(), asked).block(PATIENCE);
        var cookies = cookies(asked);

        assertThat(at(now.plus(FLOW)).isExpected(cookies)).isTrue();
        assertThat(at(over(FLOW)).isExpected(cookies)).isFalse();
    }

    private Map<String, String> begun() {
        var who = new Identity("example", UUID.randomUUID().toString(), Optional.empty(), "Somebody");
        var exchange = exchange(Map.of());
        at(now).sessions.begin(who, Role.USER, exchange).block(PATIENCE);
        return cookies(exchange);
    }

    private AnotherProcess at(Instant time) {
        return new AnotherProcess(Clock.fixed(time, ZoneOffset.UTC));
    }

    /** When even those no longer count whose clocks are late. */
    private Instant over(Duration life) {
        return now.plus(life).plus(Tokens.SKEW).plus(MOMENT);
    }

    private static OAuth2AuthorizationRequest question() {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId("portfolio")
                .authorizationUri("https://example.com/authorize")
                .redirectUri("https://example.com/sign-in/from/example")
                .scope("openid")
                .state("state")
                .build();
    }

    private static MockServerWebExchange exchange(Map<String, String> cookies) {
        var request = MockServerHttpRequest.get("/account").queryParam("state", "state");
        cookies.forEach((name, value) -> request.cookie(new HttpCookie(name, value)));
        return MockServerWebExchange.from(request);
    }

    private static Map<String, String> accessOf(Map<String, String> cookies) {
        return Map.of(SessionCookies.ACCESS, Objects.requireNonNull(cookies.get(SessionCookies.ACCESS)));
    }

    private static Map<String, String> cookies(MockServerWebExchange exchange) {
        return exchange.getResponse().getCookies().toSingleValueMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getValue()));
    }

    private final class AnotherProcess {

        private final Sessions sessions;
        private final SignInFlows flows;

        AnotherProcess(Clock clock) {
            var properties =
                    new SessionProperties(directory.resolve("keys"), LENGTH, ACCESS, LENGTH, Duration.ZERO, null);
            var keys = SigningKeys.load(properties.keys(), LENGTH.multipliedBy(2), LENGTH, now);
            var tokens = new Tokens(keys, clock);
            var cookies = new SessionCookies(properties.secure());
            this.sessions = new Sessions(new Accounts(store, codec, grants), tokens, cookies, properties, clock);
            this.flows = new SignInFlows(tokens, cookies, clock);
        }

        Optional<User> whoHas(Map<String, String> cookies) {
            return who(exchange(cookies));
        }

        Optional<User> who(MockServerWebExchange exchange) {
            return sessions.current(exchange).blockOptional(PATIENCE);
        }

        boolean isExpected(Map<String, String> cookies) {
            return flows.loadAuthorizationRequest(exchange(cookies))
                    .blockOptional(PATIENCE)
                    .isPresent();
        }
    }
}
