package com.tomriddelsdell.portfolio.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitContactRequestTest {

    private static final String NAME = "Zoë";
    private static final String EMAIL = "zoe@example.com";
    private static final String MESSAGE = "Hello";

    @Test
    void what_was_typed_is_made_tidy() {
        var command = SubmitContactRequest.of("  Zoë ", " zoe@example.com\n", "\r\nHello\r\nthere\t!  ");

        assertThat(command)
                .isEqualTo(new SubmitContactRequest(
                        new SenderName("Zoë"),
                        new EmailAddress("zoe@example.com"),
                        new MessageText("Hello\nthere\t!"),
                        command.person(),
                        List.of()));
    }

    @Test
    void every_violation_is_named_at_once() {
        assertThat(violatedFields("", " \n", "\t")).containsExactly("name", "email", "message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "first.last+tag@sub.example.com",
                "x@1.example",
                "o'neil@example.co.uk",
                "a_b@a-b.example"
            })
    void an_address_that_mail_can_be_sent_to_is_accepted(String email) {
        assertThat(SubmitContactRequest.of(NAME, email, MESSAGE).email().value())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe",
                "@example.com",
                "zoe@",
                "zoe@example",
                "zoe@-a.com",
                "zoe@example..com",
                "zoe@example.com.",
                "a b@example.com",
                "a@b@example.com",
                "zoe@example.com\nBcc: all@example.com",
                "<zoe@example.com>"
            })
    void what_is_no_address_is_refused(String email) {
        assertThat(violatedFields(NAME, email, MESSAGE)).containsExactly("email");
    }

    @Test
    void an_address_longer_than_mail_can_carry_is_refused() {
        var longest = "a".repeat(64) + "@" + ("b".repeat(59) + ".").repeat(3) + "example";

        assertThat(SubmitContactRequest.of(NAME, longest, MESSAGE).email().value())
                .isEqualTo(longest);
        assertThat(violatedFields(NAME, longest + "e".repeat(10), MESSAGE)).containsExactly("email");
    }

    @Test
    void lengths_are_counted_in_characters_as_people_count_them() {
        assertThat(SubmitContactRequest.of("🙂".repeat(100), EMAIL, "🙂".repeat(5_000)))
                .isNotNull();
        assertThat(violatedFields("🙂".repeat(101), EMAIL, "x".repeat(5_001))).containsExactly("name", "message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\u001b[31m", "\ud800", "a\u0085b"})
    void what_cannot_be_stored_as_text_or_only_disturbs_it_is_refused(String text) {
        assertThat(violatedFields(text, EMAIL, text)).containsExactly("name", "message");
    }

    @Test
    void a_name_is_on_one_line() {
        assertThat(violatedFields("Zoë\nBcc", EMAIL, MESSAGE)).containsExactly("name");
    }

    private static List<String> violatedFields(String name, String email, String message) {
        var refused = assertThatExceptionOfType(InvalidContactRequestException.class)
                .isThrownBy(() -> SubmitContactRequest.of(name, email, message))
                .actual();
        return refused.violations().stream().map(Violation::field).toList();
    }
}
