package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpamGuardTest {

    private static final SubmitContactRequest REQUEST = SubmitContactRequest.of(
            "Zoë", "zoe@example.com", "A text that is long enough to be known when it comes again.");

    private final WatchedGuard watched = new WatchedGuard();
    private final SpamGuard guard = watched.guard();

    @Test
    void a_form_that_is_given_again_keeps_its_token_for_as_long_as_it_counts() {
        var token = watched.given(WatchedGuard.OLDEST);

        assertThat(guard.accepts(token)).isTrue();
        assertThat(guard.renewed(token)).isEqualTo(token);
    }

    @Test
    void whoever_comes_with_an_old_form_may_send_it_again_at_once() {
        var renewed = guard.renewed(watched.given(WatchedGuard.OLDEST.plusMillis(1)));

        assertThat(guard.accepts(renewed)).isTrue();
        StepVerifier.create(judged(renewed)).expectNext(List.of()).verifyComplete();
    }

    @Test
    void whoever_comes_without_a_form_takes_their_time_with_the_one_they_are_given() {
        var given = guard.renewed("");

        StepVerifier.create(judged(given))
                .expectNext(List.of(SpamReason.TOO_QUICK))
                .verifyComplete();
        watched.pass(WatchedGuard.QUICKEST);
        StepVerifier.create(judged(given)).expectNext(List.of()).verifyComplete();
    }

    @Test
    void what_was_not_recorded_is_not_remembered() {
        for (var times = 0; times < 3; times++) {
            StepVerifier.create(guard.letIn(
                            ContactStreams.next(),
                            REQUEST,
                            evidence("192.0.2.1", ""),
                            judged -> Mono.error(new IllegalStateException("away"))))
                    .verifyErrorMessage("away");
        }

        StepVerifier.create(judged(watched.given(WatchedGuard.QUICKEST)))
                .expectNext(List.of())
                .verifyComplete();
    }

    @Test
    void a_block_of_addresses_waits_for_itself_only() {
        for (var times = 0; times < WatchedGuard.MESSAGES; times++) {
            StepVerifier.create(letIn("192.0.2." + times)).expectNextCount(1).verifyComplete();
        }

        StepVerifier.create(letIn("192.0.2.250"))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                TooManyMessagesException.class,
                                tooMany -> assertThat(tooMany.retryAfter()).isEqualTo(Duration.ofMinutes(1))));
        StepVerifier.create(letIn("192.0.3.1")).expectNextCount(1).verifyComplete();
        assertThat(watched.counted("portfolio.contact.refused", "reason", "too-many"))
                .isEqualTo(1);
    }

    @Test
    void what_came_is_counted_with_what_was_found() {
        StepVerifier.create(guard.letIn(
                        ContactStreams.next(),
                        REQUEST,
                        new Evidence(null, "", "filled in"),
                        judged -> Mono.just(judged.spam())))
                .expectNext(List.of(SpamReason.HIDDEN_FIELD))
                .verifyComplete();
        StepVerifier.create(letIn("192.0.2.1")).expectNextCount(1).verifyComplete();

        assertThat(watched.counted("portfolio.contact.requests", "spam", "true"))
                .isEqualTo(1);
        assertThat(watched.counted("portfolio.contact.requests", "spam", "false"))
                .isEqualTo(1);
        assertThat(watched.counted("portfolio.contact.spam", "reason", "hidden-field"))
                .isEqualTo(1);
    }

    private Mono<List<SpamReason>> judged(String token) {
        return guard.letIn(
                ContactStreams.next(), REQUEST, evidence("192.0.2.1", token), judged -> Mono.just(judged.spam()));
    }

    private Mono<SubmitContactRequest> letIn(String address) {
        return guard.letIn(
                ContactStreams.next(),
                SubmitContactRequest.of("Zoë", "zoe@example.com", "Hello"),
                evidence(address, ""),
                Mono::just);
    }

    private static Evidence evidence(String address, String token) {
        return new Evidence(new InetSocketAddress(address, 1), token, "");
    }
}
