package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers.Stuck;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the page of a request says of each answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerMailTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final AnswerMail nothingStuck = new AnswerMail(true, Map.of());

    @Test
    void an_answer_was_recorded_or_waits_or_was_sent() {
        assertThat(nothingStuck.state(answer(false, null))).isEqualTo("Recorded, not sent by the site");
        assertThat(nothingStuck.state(answer(true, null))).isEqualTo("Waiting to be sent");
        assertThat(nothingStuck.state(answer(true, NOON))).isEqualTo("Sent by e-mail, 2 Jan 2026, 12:00 UTC");
    }

    @Test
    void of_a_note_nothing_is_said() {
        assertThat(nothingStuck.state(new ContactRemark(7, Kind.NOTE, "Hm", NOON, false, null)))
                .isEmpty();
    }

    @Test
    void one_that_cannot_be_sent_says_why_and_what_happens_next() {
        var again = stuck(new Stuck("The server is away", NOON));
        assertThat(again.state(answer(true, null)))
                .isEqualTo("Cannot be sent: The server is away. It is tried again after 2 Jan 2026, 12:00 UTC");
        assertThat(again.needsHelp(answer(true, null))).isFalse();

        var parked = stuck(new Stuck("The server is away", null));
        assertThat(parked.state(answer(true, null)))
                .isEqualTo("Cannot be sent: The server is away. It is not tried again by itself");
        assertThat(parked.needsHelp(answer(true, null))).isTrue();
        assertThat(parked.parked()).isEqualTo("/admin/log#/projections/portfolio.contact-answer/parked");

        var behind = stuck(new Stuck(null, null));
        assertThat(behind.state(answer(true, null))).isEqualTo("Waiting for an earlier answer that cannot be sent");
        assertThat(behind.needsHelp(answer(true, null))).isFalse();
    }

    @Test
    void the_form_says_whether_an_answer_is_sent() {
        assertThat(nothingStuck.button()).isEqualTo("Send the answer");
        assertThat(nothingStuck.hint()).contains("sent by e-mail");

        var off = new AnswerMail(false, Map.of());
        assertThat(off.button()).isEqualTo("Record the answer");
        assertThat(off.hint()).contains("your own e-mail program");
    }

    private static AnswerMail stuck(Stuck one) {
        return new AnswerMail(true, Map.of(7L, one));
    }

    private static ContactRemark answer(boolean byMail, @Nullable Instant sentAt) {
        return new ContactRemark(7, Kind.ANSWER, "Yes", NOON, byMail, sentAt);
    }
}
