package com.tomriddelsdell.portfolio.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.Forgetting;
import com.tomriddelsdell.portfolio.contact.spam.WatchedGuard;
import com.tomriddelsdell.portfolio.contact.view.NoInbox;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;

/** Contact requests that are sent again because their senders do not know what became of them. */
class RepeatedSubmissionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEY = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";
    private static final Map<String, String> REQUEST =
            Map.of("name", "Zoë", "email", "zoe@example.com", "message", "Hello");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventCodec<ContactEvent> codec =
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE));

    @Test
    void a_request_that_is_sent_again_gives_the_first_answer_and_is_recorded_once() {
        var first = created(client(), KEY);
        var again = created(client(), KEY);
        var unquoted = created(client(), KEY.replace("\"", ""));

        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(again.getResponseHeaders().getFirst("Event-Position")).isEqualTo("1");
        assertThat(unquoted.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void requests_with_keys_of_their_own_or_none_are_requests_of_their_own() {
        created(client(), KEY);
        created(client(), "\"another key\"");
        submit(client(), REQUEST).expectStatus().isCreated();
        submit(client(), REQUEST).expectStatus().isCreated();

        assertThat(recorded()).isEqualTo(4);
    }

    @Test
    void a_key_that_comes_again_with_another_request_is_refused() {
        created(client(), KEY);

        submit(client(), Map.of("name", "Zoë", "email", "zoe@example.com", "message", "Another"), KEY)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void a_request_that_was_refused_may_be_corrected_under_its_key() {
        submit(client(), Map.of("name", "Zoë"), KEY).expectStatus().isBadRequest();

        created(client(), KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"short\"", "not closed\"", "\"a key with a \\\" in it\"", "two, keys of some length"})
    void a_key_of_no_form_is_a_problem(String key) {
        submit(client(), REQUEST, key)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        assertThat(recorded()).isZero();
    }

    private static EntityExchangeResult<String> created(WebTestClient client, String key) {
        return submit(client, REQUEST, key)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
    }

    private static WebTestClient.ResponseSpec submit(WebTestClient client, Map<String, String> request) {
        return client.post().uri("/api/contacts").bodyValue(request).exchange();
    }

    private static WebTestClient.ResponseSpec submit(WebTestClient client, Map<String, String> request, String key) {
        return client.post()
                .uri("/api/contacts")
                .header("Idempotency-Key", key)
                .bodyValue(request)
                .exchange();
    }

    private long recorded() {
        return Objects.requireNonNull(store.count(LogRead.all()).block(PATIENCE));
    }

    /** Another process each time, on the same store. */
    private WebTestClient client() {
        EventStore shared = store;
        var inbox = new NoInbox();
        var desk = new ContactDesk(
                new CommandHandler<>(shared, codec, new ContactRequestDecider()),
                inbox,
                new Forgetting(null, shared, codec));
        var routes = ContactRoutes.of(
                new SubmissionHandler(desk, new WatchedGuard().guard()),
                new InboxHandler(inbox),
                new OwnerHandler(desk),
                new MinPosition(inbox::reached),
                new StreamHandler(new SubmissionStream(shared, codec), new LiveResponse(new ShutdownSignal())));
        var problems =
                new ProblemExceptionHandler(ServerCodecConfigurer.create(), (problem, request) -> problem.title());
        return WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(
                        HandlerStrategies.builder().exceptionHandler(problems).build())
                .build();
    }
}
