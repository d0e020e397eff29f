package com.tomriddelsdell.portfolio.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.contact.ContactCommand.Answer;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Archive;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Categorise;
import com.tomriddelsdell.portfolio.contact.ContactCommand.ConfirmAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MakeNote;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkRead;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkSpam;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Reopen;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactCategorised;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactMarkedAsSpam;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactNoted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRead;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactReopened;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactRequestDeciderTest {

    private static final String PERSON = "somebody";
    private static final SubmitContactRequest SUBMIT =
            SubmitContactRequest.of("Zoë", "zoe@example.com", "Hello").by(PERSON);
    private static final ContactRequestSubmitted SUBMITTED =
            new ContactRequestSubmitted("Zoë", "zoe@example.com", "Zoë", "Hello", Category.GENERAL, PERSON);
    private static final ContactAnswered ANSWERED = new ContactAnswered("Hi", PERSON);
    private static final ContactClosed CLOSED = new ContactClosed("owner");
    private static final ContactMarkedAsSpam SPAM = new ContactMarkedAsSpam();

    private final ContactRequestDecider decider = new ContactRequestDecider();

    @Test
    void a_request_is_submitted() {
        assertThat(decider.decide(SUBMIT, decider.initialState())).containsExactly(SUBMITTED);
    }

    @Test
    void what_rules_took_for_spam_says_why_and_is_spam_until_the_owner_opens_it() {
        var spam = decider.decide(SUBMIT.takenForSpam(List.of(SpamReason.ONLY_LINKS)), decider.initialState());
        var request = decider.evolve(decider.initialState(), spam.getFirst());

        assertThat(spam)
                .singleElement()
                .isInstanceOfSatisfying(
                        ContactRequestSubmitted.class,
                        submitted -> assertThat(submitted.spam()).containsExactly(SpamReason.ONLY_LINKS));
        assertThat(decider.decide(new MarkSpam(), request)).isEmpty();
        assertThat(decider.decide(new MarkRead(), request)).isEmpty();
        assertThat(decider.decide(new Reopen(), request)).containsExactly(new ContactReopened());
        assertThat(decider.evolve(request, new ContactReopened()))
                .isInstanceOfSatisfying(
                        ContactRequest.Submitted.class,
                        submitted -> assertThat(submitted.status()).isEqualTo(Status.READ));
    }

    @Test
    void submitting_the_same_again_changes_nothing() {
        assertThat(decider.decide(SUBMIT, after())).isEmpty();
    }

    @Test
    void submitting_something_else_in_its_place_is_refused() {
        var other = SubmitContactRequest.of("Zoë", "zoe@example.com", "Something else");

        assertThatExceptionOfType(ContactRequestAlreadySubmittedException.class)
                .isThrownBy(() -> decider.decide(other, after()));
    }

    @ParameterizedTest
    @MethodSource
    void a_command_does_what_there_is_to_do(
            ContactCommand command, List<ContactEvent> before, List<ContactEvent> expected) {
        assertThat(decider.decide(command, after(before.toArray(ContactEvent[]::new))))
                .isEqualTo(expected);
    }

    static Stream<Arguments> a_command_does_what_there_is_to_do() {
        var text = OwnText.of("Hi");
        return Stream.of(
                Arguments.of(new MarkRead(), List.of(), List.of(new ContactRead())),
                Arguments.of(new MarkRead(), List.of(new ContactRead()), List.of()),
                Arguments.of(new MarkRead(), List.of(ANSWERED), List.of()),
                Arguments.of(new Answer(text, PERSON), List.of(), List.of(ANSWERED)),
                Arguments.of(
                        new Answer(text, PERSON, true), List.of(), List.of(new ContactAnswered("Hi", PERSON, true))),
                Arguments.of(
                        new ConfirmAnswerSent(1, "<1@example.com>"),
                        List.of(ANSWERED),
                        List.of(new ContactAnswerSent(1, "<1@example.com>"))),
                Arguments.of(new Answer(text, PERSON), List.of(ANSWERED), List.of(ANSWERED)),
                Arguments.of(new MakeNote(text, PERSON), List.of(SPAM), List.of(new ContactNoted("Hi", PERSON))),
                Arguments.of(new Archive("owner"), List.of(), List.of(CLOSED)),
                Arguments.of(new Archive("owner"), List.of(CLOSED), List.of()),
                Arguments.of(new MarkSpam(), List.of(ANSWERED), List.of(SPAM)),
                Arguments.of(new MarkSpam(), List.of(SPAM), List.of()),
                Arguments.of(new Reopen(), List.of(SPAM), List.of(new ContactReopened())),
                Arguments.of(new Reopen(), List.of(SPAM, new ContactReopened()), List.of()),
                Arguments.of(new Reopen(), List.of(), List.of()),
                Arguments.of(new Categorise(Category.JOB), List.of(), List.of(new ContactCategorised(Category.JOB))),
                Arguments.of(new Categorise(Category.JOB), List.of(new ContactCategorised(Category.JOB)), List.of()));
    }

    @Test
    void what_is_opened_again_is_as_answered_as_it_was() {
        assertThat(after(CLOSED, new ContactReopened()))
                .isEqualTo(new ContactRequest.Submitted(SUBMITTED, Category.GENERAL, Status.READ, false));
        assertThat(after(ANSWERED, CLOSED, new ContactReopened()))
                .isEqualTo(new ContactRequest.Submitted(SUBMITTED, Category.GENERAL, Status.ANSWERED, true));
    }

    @Test
    void nothing_can_be_done_to_a_request_that_is_not_there_or_was_forgotten() {
        var forgotten = decider.evolve(decider.initialState(), SUBMITTED.withoutPersonalData());

        for (var request : List.of(decider.initialState(), forgotten)) {
            for (var command : List.of(new MarkRead(), new Answer(OwnText.of("Hi"), PERSON), new MarkSpam())) {
                assertThatExceptionOfType(ContactRequestNotFoundException.class)
                        .isThrownBy(() -> decider.decide(command, request));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello there                                     | GENERAL",
                "I am a JOURNALIST and want an interview         | PRESS",
                "We are hiring: is this job for you?             | JOB",
                "Could you quote a budget for our project?       | PROJECT",
                "An interview about your job                     | PRESS",
                "We project to be jobless and expressive         | PROJECT",
                "Expressive jobless people                       | GENERAL"
            })
    void what_a_request_is_about_is_told_by_its_words(String message, Category category) {
        var submit = SubmitContactRequest.of("Zoë", "zoe@example.com", message);

        assertThat(decider.decide(submit, decider.initialState()))
                .first()
                .isInstanceOfSatisfying(
                        ContactRequestSubmitted.class,
                        submitted -> assertThat(submitted.category()).isEqualTo(category));
    }

    private ContactRequest after(ContactEvent... events) {
        var request = decider.evolve(decider.initialState(), SUBMITTED);
        for (var event : events) {
            request = decider.evolve(request, event);
        }
        return request;
    }
}
