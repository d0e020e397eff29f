package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.UnreachableStore;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.Forgetting;
import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers;
import com.tomriddelsdell.portfolio.contact.spam.WatchedGuard;
import com.tomriddelsdell.portfolio.contact.view.ContactDetail;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import com.tomriddelsdell.portfolio.contact.view.InboxPage;
import com.tomriddelsdell.portfolio.contact.view.InboxSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SiteRoutesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HOSTILE = "\"><script>alert(1)</script>";

    private final Assets assets = Assets.load();
    private final WatchedGuard watched = new WatchedGuard();
    private final EventStore store = InMemoryEventStore.create();
    private final WebTestClient client = client(store);

    @Test
    void the_landing_page_has_a_form_that_needs_no_script() {
        assertThat(page("/"))
                .contains("<form", "action=\"/contact#contact\"", "method=\"post\"", "<label for=\"email\">")
                .doesNotContain("<script>", "style=", "http://");
        assertThat(page("/").replace("https://example.com/", "").replace("\"https://schema.org\"", ""))
                .as("no address of another site")
                .doesNotContain("https://");
    }

    @Test
    void a_form_that_is_filled_in_properly_is_recorded_and_acknowledged() {
        submit(client, "Zoë", "zoe@example.com", "Hello")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/contact/thanks");

        StepVerifier.create(store.read(LogRead.all()))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(page("/contact/thanks")).contains("Thank you");
    }

    @Test
    void a_form_with_mistakes_comes_back_with_what_was_typed_and_what_is_wrong() {
        assertThat(submittedPage(client, "Zoë", "zoe", "Hello", 422))
                .contains("value=\"Zoë\"", "value=\"zoe\"", ">Hello</textarea>", "This is not an e-mail address.");
    }

    @Test
    void nothing_that_was_typed_becomes_part_of_the_page() {
        assertThat(submittedPage(client, HOSTILE, HOSTILE, "</textarea>" + HOSTILE, 422))
                .doesNotContain(HOSTILE);
    }

    @Test
    void what_was_typed_is_kept_while_the_store_is_unreachable() {
        assertThat(submittedPage(client(new UnreachableStore()), "Zoë", "zoe@example.com", "Hello", 503))
                .contains("could not be saved", "value=\"Zoë\"", ">Hello</textarea>");
    }

    @Test
    void the_inbox_shows_messages_as_text() {
        assertThat(page("/admin/contacts"))
                .contains(
                        "Zoë",
                        "mailto:zoe@example.com",
                        "2 Jan 2026, 03:04 UTC",
                        "data-after=\"7\"",
                        "Answered 1",
                        "Median time to the first answer: 2 h 2 min.",
                        "href=\"/admin/contacts?status=spam\"")
                .doesNotContain(HOSTILE);
    }

    @Test
    void a_message_is_shown_with_how_soon_it_was_answered_and_what_was_written_about_it() {
        assertThat(page("/admin/contacts/" + OneMessage.ENTRY.id()))
                .contains("answered after 2 h 2 min", "Press", "Note", "/answer\"", "Forget for good")
                .contains("Taken for spam when it came: many links; links written as HTML or BBCode.")
                .doesNotContain(HOSTILE, "Mark as read");
    }

    @Test
    void a_note_that_is_not_acceptable_comes_back_with_what_was_typed_and_what_is_wrong() {
        var typed = HOSTILE + "x".repeat(10_000);
        var answer = client.post()
                .uri("/admin/contacts/" + OneMessage.ENTRY.id() + "/note")
                .body(fromFormData("text", typed))
                .exchange()
                .expectStatus()
                .isEqualTo(422);

        assertThat(body(answer))
                .contains("The text must have at most 10,000 characters.", "x".repeat(10_000))
                .doesNotContain(HOSTILE);
    }

    @Test
    void where_nothing_is_sealed_nobody_is_forgotten_and_the_page_says_why() {
        var answer = client.post()
                .uri("/admin/contacts/" + OneMessage.ENTRY.id() + "/forget")
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        assertThat(body(answer)).contains("eventstore.erasure.current names no master key");
    }

    @Test
    void an_asset_may_be_kept_for_ever_under_its_present_address_only() {
        client.get()
                .uri(assets.url("site.css"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/css")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable");
        client.get()
                .uri("/assets/000000000000/site.css")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String page(String uri) {
        return body(client.get().uri(uri).exchange().expectStatus().isOk());
    }

    private String submittedPage(WebTestClient client, String name, String email, String message, int status) {
        return body(submit(client, name, email, message).expectStatus().isEqualTo(status));
    }

    private WebTestClient.ResponseSpec submit(WebTestClient client, String name, String email, String message) {
        var token = watched.given(Duration.ofSeconds(3));
        return client.post()
                .uri("/contact")
                .body(fromFormData("name", name)
                        .with("email", email)
                        .with("message", message)
                        .with("form", token))
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec response) {
        var body = response.expectBody(String.class).returnResult().getResponseBody();
        return body == null ? "" : body;
    }

    private WebTestClient client(EventStore on) {
        var languages = Languages.load();
        var site = new Site("Zoë", "Headline", "Introduction", assets, "https://example.com", languages.english());
        var pages = new Pages(SiteConfiguration.templates(), site, languages, "shape");
        var inbox = new OneMessage();
        var codec = codec();
        var commands = new CommandHandler<>(on, codec, new ContactRequestDecider());
        var desk = new ContactDesk(commands, inbox, new Forgetting(null, on, codec));
        return WebTestClient.bindToRouterFunction(SiteRoutes.of(
                        new ContactPageHandler(desk, watched.guard(), pages),
                        new InboxPageHandler(inbox, pages),
                        new ContactConsoleHandler(desk, inbox, nothingStuck(), pages),
                        new AssetHandler(assets)))
                .build();
    }

    private static StuckAnswers nothingStuck() {
        var nothing = InMemoryEventStore.create();
        return new StuckAnswers(Subscriptions.of(nothing, nothing.subscriptions()));
    }

    private static EventCodec<ContactEvent> codec() {
        return Objects.requireNonNull(ContactCodec.describe()
                .open(InMemoryEventStore.create().schemas())
                .block());
    }

    private static final class OneMessage implements Inbox {

        private static final InboxEntry ENTRY = new InboxEntry(
                new UUID(0, 1),
                7,
                "somebody",
                "Zoë",
                "zoe@example.com",
                HOSTILE,
                Instant.parse("2026-01-02T03:04:05Z"),
                Status.ANSWERED,
                Category.PRESS,
                Instant.parse("2026-01-02T05:06:05Z"),
                List.of(SpamReason.MANY_LINKS, SpamReason.MARKUP));

        @Override
        public Mono<Void> reached(Position position) {
            return Mono.empty();
        }

        @Override
        public Mono<InboxPage> page(InboxFilter filter, InboxCursor cursor, int limit) {
            return Mono.just(new InboxPage(List.of(ENTRY), null));
        }

        @Override
        public Mono<ContactDetail> find(UUID id) {
            return id.equals(ENTRY.id())
                    ? Mono.just(new ContactDetail(
                            ENTRY,
                            List.of(new ContactRemark(
                                    2, ContactRemark.Kind.NOTE, HOSTILE, ENTRY.submittedAt(), false, null))))
                    : Mono.empty();
        }

        @Override
        public Mono<InboxSummary> summary() {
            return Mono.just(new InboxSummary(Map.of(Status.ANSWERED, 1L), Duration.ofMinutes(122)));
        }

        @Override
        public Flux<String> people(String email) {
            return Flux.empty();
        }
    }
}
