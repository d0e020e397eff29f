package com.tomriddelsdell.portfolio.contact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactMarkedAsSpam;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.mail.PostOffice;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The mails about contact requests, from the events to a real mail server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ContactRequestSubmitted REQUEST = request("Zoë ☂", "Grüße\n\n<b>&amp;\nline");
    private static final ContactAnswered FIRST = new ContactAnswered("First <answer> ☂", "4711", true);
    private static final ContactAnswered SECOND = new ContactAnswered("Second answer", "4711", true);

    private final Mailing mailing = new Mailing();
    private final PostOffice post = mailing.post();

    @AfterEach
    void close() {
        mailing.close();
    }

    @Test
    void the_owner_is_told_of_a_request_in_text_and_html_and_replies_to_whoever_wrote() throws Exception {
        mailing.notifying();
        var stream = ContactStreams.next();

        mailing.append(stream, REQUEST);

        var mail = post.received(1, PATIENCE).getFirst();
        var id = ContactStreams.id(stream);
        assertThat(mail.getMessageID()).isEqualTo("<contact-%s@example.org>".formatted(id));
        assertThat(mail.getSubject()).isEqualTo("Message from Zoë ☂");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("owner@example.org"));
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("zoe@example.com"));
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getPersonal()).isEqualTo("Zoë ☂");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("References")).isNull();
        assertThat(PostOffice.part(mail, "text/plain"))
                .contains(
                        "Zoë ☂ has written to you by Test site.\n\nGrüße\n\n<b>&amp;\nline\n\nName: Zoë ☂\nE-mail: zoe@example.com\n",
                        "About: Press\n",
                        "https://example.org/admin/contacts/" + id);
        assertThat(PostOffice.part(mail, "text/html"))
                .contains("Grüße\n\n&lt;b&gt;&amp;amp;\nline", "href=\"https://example.org/admin/contacts/" + id)
                .doesNotContain("<b>");
    }

    @Test
    void whatever_somebody_calls_themselves_no_header_is_smuggled_in() throws Exception {
        mailing.notifying();

        mailing.append(
                ContactStreams.next(),
                request(
                        "\"Zoë\"\r\nBcc: all@example.com\r\n\r\n<script>",
                        "</blockquote><script>alert(1)</script>\r\n.\r\nQUIT"));
        mailing.append(ContactStreams.next(), request("=?utf-8?q?Owner?= <owner@example.org>", "."));

        var mails = post.received(2, PATIENCE);
        for (var mail : mails) {
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("owner@example.org"));
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("zoe@example.com"));
            assertThat(PostOffice.part(mail, "text/html")).doesNotContain("<script");
        }
        assertThat(PostOffice.part(mails.getFirst(), "text/plain")).contains("</script>\n.\nQUIT\n");
        assertThat(mails.getLast().getHeader("Reply-To", null)).doesNotContain("=?");
    }

    @Test
    void requests_that_were_there_before_and_spam_are_not_told_of() {
        mailing.append(ContactStreams.next(), REQUEST);
        mailing.notifying();

        mailing.append(ContactStreams.next(), REQUEST, new ContactMarkedAsSpam());
        mailing.append(
                ContactStreams.next(),
                new ContactRequestSubmitted(
                        "Bot",
                        "bot@example.com",
                        "Bot",
                        "Buy",
                        Category.GENERAL,
                        "4712",
                        List.of(SpamReason.HIDDEN_FIELD)));
        var last = ContactStreams.next();
        mailing.passed(Notifying.NAME, mailing.append(last, REQUEST));

        assertThat(mailing.ids()).containsExactly("<contact-%s@example.org>".formatted(ContactStreams.id(last)));
    }

    @Test
    void a_request_whose_address_is_none_is_told_of_all_the_same() throws Exception {
        mailing.notifying();

        mailing.append(
                ContactStreams.next(),
                new ContactRequestSubmitted(
                        "Zoë", "zoe@example.com\r\nBcc: x@example.com", "", "Hi", Category.JOB, ""));

        var mail = post.received(1, PATIENCE).getFirst();
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("hello@example.org"));
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void the_answers_to_a_request_are_one_thread_with_the_message_below() throws Exception {
        mailing.answering();
        var stream = ContactStreams.next();
        var id = ContactStreams.id(stream);

        mailing.append(stream, REQUEST, FIRST);
        post.received(1, PATIENCE);
        mailing.append(stream, SECOND);

        var mails = post.received(2, PATIENCE);
        var first = mails.getFirst();
        var second = mails.getLast();
        assertThat(first.getMessageID()).isEqualTo("<contact-%s.answer-1@example.org>".formatted(id));
        assertThat(first.getHeader("In-Reply-To")).containsExactly("<contact-%s@example.org>".formatted(id));
        assertThat(second.getMessageID()).isEqualTo("<contact-%s.answer-2@example.org>".formatted(id));
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(second.getHeader("References", " ").split("\\s+"))
                .containsExactly("<contact-%s@example.org>".formatted(id), first.getMessageID());
        for (var mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("Re: Your message to Test site");
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("zoe@example.com"));
            assertThat(mail.getFrom()).containsExactly(new InternetAddress("hello@example.org"));
            assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("owner@example.org"));
            assertThat(mail.getHeader("Auto-Submitted")).isNull();
        }
        assertThat(PostOffice.part(first, "text/plain"))
                .startsWith("First <answer> ☂\n\nOn ")
                .contains(" UTC, Zoë ☂ wrote:\n\n> Grüße\n>\n> <b>&amp;\n> line\n");
        assertThat(PostOffice.part(first, "text/html"))
                .contains("First &lt;answer&gt; ☂", "Grüße\n\n&lt;b&gt;&amp;amp;\nline")
                .doesNotContain("<b>");
    }

    @Test
    void an_answer_that_was_sent_is_recorded_and_never_sent_again() {
        mailing.answering();
        var stream = ContactStreams.next();
        mailing.append(stream, REQUEST, new ContactAnswered("By telephone", "4711"), FIRST);

        mailing.told(stream, ContactAnswerSent.class, 1);
        mailing.again(Answering.NAME);

        assertThat(mailing.told(stream, ContactAnswerSent.class, 1))
                .containsExactly(new ContactAnswerSent(
                        2, "<contact-%s.answer-2@example.org>".formatted(ContactStreams.id(stream))));
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void a_notification_that_is_sent_again_has_the_same_id() {
        mailing.notifying();
        mailing.append(ContactStreams.next(), REQUEST);
        post.received(1, PATIENCE);

        mailing.again(Notifying.NAME);

        post.received(2, PATIENCE);
        assertThat(mailing.ids().getFirst()).isEqualTo(mailing.ids().getLast());
    }

    @Test
    void what_cannot_be_sent_is_parked_shown_and_sent_once_when_it_is_retried() {
        post.shut();
        mailing.answering();
        var stream = ContactStreams.next();
        mailing.passed(Answering.NAME, mailing.append(stream, REQUEST, FIRST, SECOND));

        var stuck = mailing.stuck(stream);
        assertThat(stuck).hasSize(2);
        assertThat(stuck.values())
                .anySatisfy(answer -> {
                    assertThat(answer.error()).isEqualTo("There is no connection to the mail server 127.0.0.1:1");
                    assertThat(answer.retryAt()).isNull();
                })
                .anySatisfy(answer -> assertThat(answer.error()).isNull());

        post.open();
        assertThat(post.received()).isEmpty();
        mailing.retry(Answering.NAME);

        mailing.told(stream, ContactAnswerSent.class, 2);
        assertThat(mailing.ids()).hasSize(2).doesNotHaveDuplicates();
        assertThat(mailing.stuck(stream)).isEmpty();
    }

    @Test
    void what_cannot_be_sent_is_tried_again_by_itself() {
        post.shut();
        mailing.notifyingPatiently();
        mailing.append(ContactStreams.next(), REQUEST);
        mailing.parked(Notifying.NAME, parked -> parked.attempts() >= 2);

        post.open();

        post.received(1, PATIENCE);
        mailing.parkedNone(Notifying.NAME);
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void of_whoever_is_forgotten_nothing_is_sent_any_more_and_nothing_is_left_of_the_failure() {
        post.shut();
        mailing.answering();
        mailing.notifying();
        var stream = ContactStreams.next();
        var position = mailing.append(stream, REQUEST, FIRST);
        mailing.passed(Answering.NAME, position);
        mailing.passed(Notifying.NAME, position);
        assertThat(mailing.errors(Answering.NAME)).hasSize(1);
        assertThat(mailing.errors(Notifying.NAME)).hasSize(1);

        mailing.forget("4711");
        post.open();
        mailing.retry(Answering.NAME);
        mailing.retry(Notifying.NAME);

        mailing.parkedNone(Answering.NAME);
        mailing.parkedNone(Notifying.NAME);
        assertThat(post.received()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_no_part_of_the_failure() {
        mailing.answering();
        var position = mailing.append(
                ContactStreams.next(),
                new ContactRequestSubmitted("Zoë", "zoe at example", "Zoë", "Hi", Category.JOB, "4711"),
                FIRST);

        mailing.passed(Answering.NAME, position);

        assertThat(mailing.errors(Answering.NAME))
                .singleElement()
                .asString()
                .contains("No mail can go")
                .doesNotContain("zoe");
    }

    @Test
    void what_the_owner_only_recorded_is_not_sent() {
        mailing.answering();

        mailing.passed(
                Answering.NAME,
                mailing.append(ContactStreams.next(), REQUEST, new ContactAnswered("By telephone", "4711")));

        assertThat(post.received()).isEmpty();
        assertThat(mailing.errors(Answering.NAME)).isEmpty();
    }

    @Test
    void both_have_effects_so_that_no_replay_runs_them() {
        assertThat(mailing.answers().hasEffects()).isTrue();
        assertThat(mailing.notifications().hasEffects()).isTrue();
    }

    private static ContactRequestSubmitted request(String name, String message) {
        return new ContactRequestSubmitted(name, "zoe@example.com", name, message, Category.PRESS, "4711");
    }
}
