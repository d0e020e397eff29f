package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.Forgetting;
import com.tomriddelsdell.portfolio.contact.spam.WatchedGuard;
import com.tomriddelsdell.portfolio.contact.view.NoInbox;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** What becomes of the form of the site when machines send it, and that people lose nothing by that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ENOUGH = Duration.ofSeconds(3);
    private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final WatchedGuard watched = new WatchedGuard();
    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventCodec<ContactEvent> codec =
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE));
    private final WebTestClient client = client();

    @Test
    void a_form_that_somebody_took_time_for_is_no_spam() {
        var token = token(page());
        watched.pass(ENOUGH);

        send(token, "").expectStatus().isSeeOther();
        assertThat(recorded().getFirst().spam()).isEmpty();
    }

    @Test
    void what_only_machines_do_is_recorded_as_spam_and_answered_like_anything_else() {
        var token = token(page());

        send(token, "").expectStatus().isSeeOther().expectHeader().location("/contact/thanks");
        watched.pass(ENOUGH);
        send(token, "https://example.com")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/contact/thanks");

        assertThat(recorded())
                .extracting(ContactRequestSubmitted::spam)
                .containsExactly(List.of(SpamReason.TOO_QUICK), List.of(SpamReason.HIDDEN_FIELD));
    }

    @Test
    void a_form_that_was_open_for_too_long_comes_back_with_what_was_typed_and_may_be_sent_again_at_once() {
        var again = body(
                send(watched.given(Duration.ofHours(25)), "").expectStatus().isEqualTo(422));

        assertThat(again)
                .contains("open for a long time", "value=\"Zoë\"", "value=\"zoe@example.com\"", ">Hello</textarea>");
        assertThat(recorded()).isEmpty();
        send(token(again), "").expectStatus().isSeeOther();
        assertThat(recorded().getFirst().spam()).isEmpty();
    }

    @Test
    void a_form_without_a_token_of_ours_comes_back_with_one() {
        for (var token : List.of("", "made.up", "x".repeat(10_000))) {
            var again = body(send(token, "").expectStatus().isEqualTo(422));

            assertThat(watched.guard().accepts(token(again))).isTrue();
        }
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whoever_corrects_a_mistake_quickly_is_no_machine() {
        var token = watched.given(ENOUGH);
        var refused = client.post()
                .uri("/contact")
                .body(fromFormData("name", "")
                        .with("email", "zoe")
                        .with("message", "Hello")
                        .with("form", token))
                .exchange()
                .expectStatus()
                .isEqualTo(422);

        send(token(body(refused)), "").expectStatus().isSeeOther();
        assertThat(recorded().getFirst().spam()).isEmpty();
    }

    @Test
    void after_too_many_messages_the_form_comes_back_with_what_was_typed_and_says_when_there_is_room() {
        var token = watched.given(ENOUGH);
        for (var times = 0; times < 10; times++) {
            send(token, "").expectStatus().isSeeOther();
        }

        var refused =
                send(token, "").expectStatus().isEqualTo(429).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, 61);
        assertThat(body(refused)).contains("Too many messages", "in 2 min", "value=\"Zoë\"", ">Hello</textarea>");
        watched.pass(Duration.ofMinutes(1));
        send(token, "").expectStatus().isSeeOther();
        assertThat(recorded()).hasSize(11);
    }

    @Test
    void a_field_that_people_cannot_see_is_kept_from_those_who_listen_or_use_the_keyboard() {
        assertThat(page())
                .containsPattern("(?s)<div class=\"unseen\" aria-hidden=\"true\">.*Leave this field empty.*</div>")
                .containsPattern("<input id=\"website\"[^>]*tabindex=\"-1\"[^>]*autocomplete=\"off\">");
    }

    @Test
    void the_page_is_not_sent_again_for_its_token_alone() {
        var first = client.get().uri("/").exchange().returnResult(String.class).getResponseHeaders();
        watched.pass(Duration.ofSeconds(1));
        var tag = Objects.requireNonNull(first.getETag());

        asked(tag).expectStatus().isNotModified();
        watched.pass(Duration.ofHours(12));
        asked(tag).expectStatus().isOk();
    }

    private WebTestClient.ResponseSpec asked(String tag) {
        return client.get().uri("/").header(HttpHeaders.IF_NONE_MATCH, tag).exchange();
    }

    private String page() {
        return body(client.get().uri("/").exchange().expectStatus().isOk());
    }

    private static String token(String page) {
        var field = TOKEN.matcher(page);
        assertThat(field.find()).as("a token in the page").isTrue();
        return field.group(1);
    }

    private WebTestClient.ResponseSpec send(String token, String hidden) {
        return client.post()
                .uri("/contact")
                .body(fromFormData("name", "Zoë")
                        .with("email", "zoe@example.com")
                        .with("message", "Hello")
                        .with("website", hidden)
                        .with("form", token))
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNullElse(
                response.expectBody(String.class).returnResult().getResponseBody(), "");
    }

    private List<ContactRequestSubmitted> recorded() {
        return Objects.requireNonNull(store.read(LogRead.all())
                .map(codec::decode)
                .cast(ContactRequestSubmitted.class)
                .collectList()
                .block(PATIENCE));
    }

    private WebTestClient client() {
        var languages = Languages.load();
        var site =
                new Site("Zoë", "Headline", "Introduction", Assets.load(), "https://example.com", languages.english());
        var pages = new Pages(SiteConfiguration.templates(), site, languages, "shape");
        var desk = new ContactDesk(
                new CommandHandler<>(store, codec, new ContactRequestDecider()),
                new NoInbox(),
                new Forgetting(null, store, codec));
        var handler = new ContactPageHandler(desk, watched.guard(), pages);
        return WebTestClient.bindToRouterFunction(RouterFunctions.route()
                        .GET("/", handler::landing)
                        .POST("/contact", handler::submit)
                        .build())
                .build();
    }
}
