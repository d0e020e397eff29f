package com.tomriddelsdell.portfolio.contact.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactNoted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswersInInboxTest extends RunningApp {

    private static final String PERSON = "who-was-answered";

    @Autowired
    private EventStore store;

    @Autowired
    private EventCodec<ContactEvent> codec;

    @Autowired
    private Inbox inbox;

    @Test
    void of_each_answer_the_inbox_tells_whether_the_site_sends_it_and_when_it_did() {
        var stream = ContactStreams.next();
        var events = List.<ContactEvent>of(
                new ContactRequestSubmitted("Zoë", "answered@example.com", "Zoë", "Hi", Category.GENERAL, PERSON),
                new ContactAnswered("By telephone", PERSON),
                new ContactNoted("Called", PERSON),
                new ContactAnswered("By mail", PERSON, true),
                new ContactAnswered("And again", PERSON, true),
                new ContactAnswerSent(2, "<2@example.com>"));
        var appended = Objects.requireNonNull(codec.encoded(events)
                .flatMap(data -> store.append(stream, ExpectedVersion.noStream(), data))
                .block(PATIENCE));
        inbox.reached(appended.position()).block(PATIENCE);

        var found = Objects.requireNonNull(inbox.find(ContactStreams.id(stream)).block(PATIENCE));

        var first = appended.position().value() - events.size() + 1;
        assertThat(found.remarks())
                .extracting(
                        ContactRemark::position,
                        ContactRemark::text,
                        ContactRemark::byMail,
                        remark -> remark.sentAt() != null,
                        ContactRemark::unsent)
                .containsExactly(
                        tuple(first + 1, "By telephone", false, false, false),
                        tuple(first + 2, "Called", false, false, false),
                        tuple(first + 3, "By mail", true, true, false),
                        tuple(first + 4, "And again", true, false, true));
        assertThat(found.remarks().get(2).sentAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void where_no_mail_server_is_configured_answers_are_recorded_and_the_page_says_so() {
        var stream = ContactStreams.next();
        var submitted =
                new ContactRequestSubmitted("Zoë", "recorded@example.com", "Zoë", "Hi", Category.GENERAL, PERSON);
        var appended = Objects.requireNonNull(codec.encoded(List.of(submitted))
                .flatMap(data -> store.append(stream, ExpectedVersion.noStream(), data))
                .block(PATIENCE));
        inbox.reached(appended.position()).block(PATIENCE);
        var page = "/admin/contacts/" + stream.key();

        admin.post()
                .uri(page + "/answer")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue("text=By+telephone")
                .exchange()
                .expectStatus()
                .isSeeOther();

        admin.get()
                .uri(page)
                .exchange()
                .expectBody(String.class)
                .value(shown -> assertThat(shown)
                        .contains("Recorded, not sent by the site", "send it by your own e-mail program"));
    }
}
