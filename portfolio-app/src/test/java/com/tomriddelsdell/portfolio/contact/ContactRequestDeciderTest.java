package com.tomriddelsdell.portfolio.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import org.junit.jupiter.api.Test;

class ContactRequestDeciderTest {

    private static final SubmitContactRequest SUBMIT = SubmitContactRequest.of("Zoë", "zoe@example.com", "Hello");
    private static final ContactRequestSubmitted SUBMITTED =
            new ContactRequestSubmitted("Zoë", "zoe@example.com", "Zoë", "Hello", Category.GENERAL);

    private final ContactRequestDecider decider = new ContactRequestDecider();

    @Test
    void a_request_is_submitted() {
        assertThat(decider.decide(SUBMIT, decider.initialState())).containsExactly(SUBMITTED);
    }

    @Test
    void submitting_the_same_again_changes_nothing() {
        assertThat(decider.decide(SUBMIT, submitted())).isEmpty();
    }

    @Test
    void submitting_something_else_in_its_place_is_refused() {
        var other = SubmitContactRequest.of("Zoë", "zoe@example.com", "Something else");

        assertThatExceptionOfType(ContactRequestAlreadySubmittedException.class)
                .isThrownBy(() -> decider.decide(other, submitted()));
    }

    @Test
    void an_answer_and_an_end_leave_what_was_submitted() {
        assertThat(decider.evolve(decider.evolve(submitted(), new ContactAnswered("Hi")), new ContactClosed("owner")))
                .isEqualTo(submitted());
    }

    private ContactRequest submitted() {
        return decider.evolve(decider.initialState(), SUBMITTED);
    }
}
