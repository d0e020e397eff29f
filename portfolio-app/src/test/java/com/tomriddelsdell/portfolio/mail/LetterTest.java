package com.tomriddelsdell.portfolio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot get into a letter. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë\r\nBcc: all@example.com",
                "Zoë\nBcc: all@example.com",
                "Zoë\rBcc: all@example.com",
                "Zoë\u2028Bcc: all@example.com",
                "Zoë\u0085\u0000Bcc: all@example.com",
                "  Zoë \t \u202EBcc: all@example.com\u2066"
            })
    void no_line_ends_in_a_name_or_a_subject(String text) {
        assertThat(new MailAddress("zoe@example.com", text).name()).isEqualTo("Zoë Bcc: all@example.com");
        assertThat(letter("<1@example.com>", text).subject()).isEqualTo("Zoë Bcc: all@example.com");
    }

    @Test
    void what_looks_encoded_is_not_decoded_by_mail_programs() {
        assertThat(new MailAddress("zoe@example.com", "=?utf-8?q?Bank?=").name())
                .isEqualTo("= ?utf-8?q?Bank?=");
    }

    @Test
    void long_names_and_subjects_end_in_whole_characters() {
        assertThat(new MailAddress("zoe@example.com", "🙂".repeat(150)).name()).isEqualTo("🙂".repeat(99) + "…");
        assertThat(letter("<1@example.com>", "🙂".repeat(201)).subject()).isEqualTo("🙂".repeat(199) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zoe",
                "zoe@",
                "@example.com",
                "zoe@example.com\r\nBcc: all@example.com",
                "zoe@example.com, all@example.com",
                "<zoe@example.com>",
                "zoe@exa mple.com",
                "zoë@example.com",
                "a b@example.com",
                "\"a\"@example.com",
                "zoe@example.com\n"
            })
    void what_is_not_the_address_of_one_mailbox_is_refused_and_not_repeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailAddress(address, "Zoë"))
                .withMessage("address must look like name@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "owner@example.com, owner@example.com, ''",
        "Owner <owner@example.com>, owner@example.com, Owner",
        "'\"Owner, the\" <o.w+n@mail.example.com>', o.w+n@mail.example.com, 'Owner, the'"
    })
    void an_address_is_read_with_and_without_a_name(String written, String address, String name) {
        assertThat(MailAddress.parse(written)).isEqualTo(new MailAddress(address, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "owner", "a@example.com, b@example.com", "Owner <owner@example.com", "a: b@example.com;"})
    void what_is_not_one_address_is_refused(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAddress.parse(written))
                .withMessageContaining("one address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1@example.com", "<1>", "<1@example.com>\r\nBcc: all@example.com", "<a b@example.com>"})
    void a_message_id_has_its_form(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> letter(id, "")).withMessageContaining("messageId");
    }

    @Test
    void references_are_few() {
        var many = Collections.nCopies(21, "<1@example.com>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter(
                        "test", "<1@example.com>", new MailAddress("a@b.c", ""), null, "", "", "", many, false))
                .withMessage("references must be at most 20, but were 21");
    }

    private static Letter letter(String id, String subject) {
        return new Letter("test", id, new MailAddress("a@b.c", ""), null, subject, "", "", List.of(), false);
    }
}
