package com.tomriddelsdell.portfolio.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.portfolio.UnreachableStore;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.Forgetting;
import com.tomriddelsdell.portfolio.contact.spam.WatchedGuard;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import com.tomriddelsdell.portfolio.contact.view.NoInbox;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.MinPosition;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ContactRoutesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> REQUEST =
            Map.of("name", "Zoë", "email", "zoe@example.com", "message", "Hello");
    private static final ParameterizedTypeReference<ServerSentEvent<InboxEntry>> ENTRIES =
            new ParameterizedTypeReference<>() {};

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventCodec<ContactEvent> codec =
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE));
    private final ShutdownSignal shutdown = new ShutdownSignal();
    private final WatchedGuard watched = new WatchedGuard();
    private final EmptyInbox inbox = new EmptyInbox();
    private final WebTestClient client = client(store);

    @Test
    void a_request_is_recorded_and_its_place_is_told() {
        var response = submit(REQUEST).expectStatus().isCreated().expectHeader().valueEquals("Event-Position", 1);
        var event = recorded().getFirst();

        response.expectHeader().location("/api/contacts/" + event.stream().key());
        response.expectBody().jsonPath("$.id").isEqualTo(event.stream().key());
        assertThat(event.stream().category()).isEqualTo("contact");
        assertThat(event.type()).isEqualTo("ContactRequestSubmitted");
        assertThat(codec.decode(event))
                .isInstanceOfSatisfying(
                        ContactRequestSubmitted.class,
                        submitted -> assertThat(submitted)
                                .isEqualTo(new ContactRequestSubmitted(
                                        "Zoë",
                                        "zoe@example.com",
                                        "Zoë",
                                        "Hello",
                                        Category.GENERAL,
                                        submitted.person())));
    }

    @Test
    void a_request_that_is_not_acceptable_is_refused_with_every_violation() {
        submit(Map.of("name", 5, "email", "zoe"))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-contact-request")
                .jsonPath("$.status")
                .isEqualTo(400)
                .jsonPath("$.instance")
                .isEqualTo("/api/contacts")
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("name", "email", "message"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("This must be a text.");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void a_request_with_a_field_that_people_cannot_see_is_recorded_as_spam_and_answered_like_any_other() {
        for (var filled : List.of("https://example.com", 5, List.of())) {
            submit(Map.of("name", "Bot", "email", "bot@example.com", "message", "Hello", "website", filled))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(recorded())
                .hasSize(3)
                .allSatisfy(event -> assertThat(codec.decode(event))
                        .isInstanceOfSatisfying(
                                ContactRequestSubmitted.class,
                                submitted -> assertThat(submitted.spam()).containsExactly(SpamReason.HIDDEN_FIELD)));
    }

    @Test
    void a_token_counts_if_there_is_one() {
        var token = watched.given(Duration.ofSeconds(2));
        for (var form : List.of(token, "made.up", "")) {
            submit(Map.of("name", "Zoë", "email", "zoe@example.com", "message", "Hello", "form", form))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(recorded())
                .extracting(codec::decode)
                .extracting(event -> ((ContactRequestSubmitted) event).spam())
                .containsExactly(List.of(SpamReason.TOO_QUICK), List.of(), List.of());
    }

    @Test
    void whoever_sends_too_many_requests_is_told_when_there_is_room() {
        for (var times = 0; times < 10; times++) {
            submit(REQUEST).expectStatus().isCreated();
        }

        submit(REQUEST)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Retry-After", 61)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/too-many-messages");
        submit(Map.of()).expectStatus().isBadRequest();
        watched.pass(Duration.ofMinutes(1));
        submit(REQUEST).expectStatus().isCreated();
        assertThat(recorded()).hasSize(11);
    }

    @Test
    void an_unreachable_store_is_told_apart_from_a_mistake() {
        client(new UnreachableStore())
                .post()
                .uri("/api/contacts")
                .bodyValue(REQUEST)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/store-unavailable")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("secret"));
    }

    @Test
    void whoever_names_a_position_is_answered_once_the_inbox_is_there() {
        var answered = CompletableFuture.supplyAsync(() -> read("1"));

        assertThat(answered).isNotDone();
        inbox.caughtUp.tryEmitEmpty();
        assertThat(answered)
                .succeedsWithin(PATIENCE)
                .satisfies(response -> response.expectStatus().isOk());
    }

    @Test
    void whoever_names_a_position_that_is_not_reached_in_time_is_told_to_try_again() {
        read("2")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-caught-up");
    }

    @Test
    void a_position_is_a_number() {
        read("soon")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Min-Position");
    }

    private WebTestClient.ResponseSpec read(String minPosition) {
        return client.get()
                .uri("/api/contacts")
                .header("Min-Position", minPosition)
                .exchange();
    }

    @Test
    void the_stream_begins_with_the_first_request_and_continues_with_new_ones() {
        submit(REQUEST);

        StepVerifier.create(stream("/api/contacts/stream", "").map(event -> String.valueOf(event.id())))
                .expectNext("1")
                .then(() -> submit(REQUEST))
                .expectNext("2")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void a_client_that_reconnects_continues_where_it_was() {
        submit(REQUEST);
        submit(REQUEST);

        StepVerifier.create(stream("/api/contacts/stream?after=0", "1"))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("2");
                    assertThat(event.event()).isEqualTo("ContactRequestSubmitted");
                    assertThat(event.data()).extracting(InboxEntry::name).isEqualTo("Zoë");
                })
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void the_stream_ends_when_the_application_does() {
        StepVerifier.create(stream("/api/contacts/stream", ""))
                .then(shutdown::stop)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_quiet_stream_is_kept_alive() {
        StepVerifier.withVirtualTime(
                        () -> LiveResponse.keptAlive(new SubmissionStream(store, codec).after(Position.START))
                                .map(event -> String.valueOf(event.comment())))
                .expectNext("keep-alive")
                .expectNoEvent(Duration.ofSeconds(14))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext("keep-alive")
                .thenCancel()
                .verify(PATIENCE);
    }

    private WebTestClient.ResponseSpec submit(Map<String, ?> request) {
        return client.post().uri("/api/contacts").bodyValue(request).exchange();
    }

    private Flux<ServerSentEvent<InboxEntry>> stream(String uri, String lastEventId) {
        return client.get()
                .uri(uri)
                .headers(headers -> {
                    if (!lastEventId.isEmpty()) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Accel-Buffering", "no")
                .returnResult(ENTRIES)
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private List<RecordedEvent> recorded() {
        return Objects.requireNonNull(store.read(LogRead.all()).collectList().block(PATIENCE));
    }

    private WebTestClient client(EventStore on) {
        var desk = new ContactDesk(
                new CommandHandler<>(on, codec, new ContactRequestDecider()), inbox, new Forgetting(null, on, codec));
        var routes = ContactRoutes.of(
                new SubmissionHandler(desk, watched.guard()),
                new InboxHandler(inbox),
                new OwnerHandler(desk),
                new MinPosition(inbox::reached),
                new StreamHandler(new SubmissionStream(on, codec), new LiveResponse(shutdown)));
        var problems =
                new ProblemExceptionHandler(ServerCodecConfigurer.create(), (problem, request) -> problem.title());
        return WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(
                        HandlerStrategies.builder().exceptionHandler(problems).build())
                .build();
    }

    /** Has caught up to position 1 when it is told so. */
    private static final class EmptyInbox extends NoInbox {

        private final Sinks.Empty<Void> caughtUp = Sinks.empty();

        @Override
        public Mono<Void> reached(Position position) {
            return position.compareTo(Position.of(1)) <= 0
                    ? caughtUp.asMono()
                    : Mono.error(new NotCaughtUpException(
                            position, new Progress("inbox", 0, Position.of(1)), Duration.ofSeconds(2)));
        }
    }
}
