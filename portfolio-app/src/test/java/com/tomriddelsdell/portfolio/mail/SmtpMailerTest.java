package com.tomriddelsdell.portfolio.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpMailerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADDRESS = "zoe@example.com";

    private final PostOffice post = new PostOffice("Owner <owner@example.com>");

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void a_letter_arrives_with_all_its_headers_and_in_both_forms() throws Exception {
        var letter = new Letter(
                "test",
                "<2@example.com>",
                new MailAddress(ADDRESS, "Zoë ☂"),
                new MailAddress("reply@example.com", "Quill, \"Q\" <x@example.com>"),
                "Grüße 🙂",
                "Plain ☂\n.\nQUIT\n",
                "<p>Rich ☂</p>",
                List.of("<0@example.com>", "<1@example.com>"),
                true);

        StepVerifier.create(post.mailer().send(letter)).expectComplete().verify(PATIENCE);

        var mail = post.received(1, PATIENCE).getFirst();
        assertThat(mail.getMessageID()).isEqualTo("<2@example.com>");
        assertThat(mail.getHeader("From")).containsExactly("Owner <owner@example.com>");
        assertThat(mail.getSubject()).isEqualTo("Grüße 🙂");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@example.com>");
        assertThat(mail.getHeader("References", " ").split("\\s+"))
                .containsExactly("<0@example.com>", "<1@example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getAllRecipients()).singleElement().isEqualTo(new InternetAddress(ADDRESS));
        assertThat(mail.getReplyTo()).singleElement().isEqualTo(new InternetAddress("reply@example.com"));
        assertThat(PostOffice.part(mail, "text/plain")).isEqualTo("Plain ☂\n.\nQUIT\n");
        assertThat(PostOffice.part(mail, "text/html")).isEqualTo("<p>Rich ☂</p>");
        assertThat(post.meters()
                        .get(SmtpMailer.METER)
                        .tags("kind", "test", "outcome", "sent")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void where_nobody_listens_the_server_is_named_and_counted_as_failure() {
        post.shut();

        StepVerifier.create(post.mailer().send(letter()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(MailFailedException.class)
                        .hasMessage("There is no connection to the mail server 127.0.0.1:1")
                        .hasNoCause())
                .verify(PATIENCE);

        assertThat(post.meters()
                        .get(SmtpMailer.METER)
                        .tags("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_a_server_says_of_an_address_is_not_repeated() throws IOException {
        refusing(
                "RCPT",
                "550 5.1.1 <zoe@example.com>: no such user",
                "The mail server refused the recipient: 550 5.1.1");
        refusing(
                "MAIL",
                "550 not from <owner@example.com>",
                "The mail server refused the sender, portfolio.mail.from: 550");
        refusing("DATA", "451 4.3.0 zoe@example.com has no room", "The mail server refused the mail: 451 4.3.0");
        refusing(
                "EHLO",
                "421 zoe@example.com is away",
                "The mail could not be handed to the mail server: MessagingException");
    }

    @Test
    void a_letter_is_sent_when_it_is_subscribed_to_and_each_time() {
        var sending = post.mailer().send(letter());
        assertThat(post.received()).isEmpty();

        StepVerifier.create(sending.then(sending)).expectComplete().verify(PATIENCE);

        assertThat(post.received(2, PATIENCE)).hasSize(2);
    }

    private void refusing(String command, String reply, String told) throws IOException {
        var replies = command.equals("EHLO") ? Map.of("EHLO", reply, "HELO", reply) : Map.of(command, reply);
        try (var server = ScriptedServer.answering(replies)) {
            post.speakTo(server.port());
            StepVerifier.create(post.mailer().send(letter()))
                    .expectErrorSatisfies(failure ->
                            assertThat(failure).hasMessage(told).hasNoCause().hasNoSuppressedExceptions())
                    .verify(PATIENCE);
        }
    }

    private static Letter letter() {
        return new Letter(
                "test",
                "<1@example.com>",
                new MailAddress(ADDRESS, ""),
                null,
                "Hello",
                "Hello",
                "<p>Hello</p>",
                List.of(),
                false);
    }
}
