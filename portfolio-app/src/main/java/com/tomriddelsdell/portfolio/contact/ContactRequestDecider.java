package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Answer;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Archive;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Categorise;
import com.tomriddelsdell.portfolio.contact.ContactCommand.ConfirmAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MakeNote;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkRead;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkSpam;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Reopen;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswerSent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactCategorised;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactMarkedAsSpam;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactNoted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRead;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactReopened;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.PersonForgotten;
import com.tomriddelsdell.portfolio.contact.ContactRequest.Blank;
import com.tomriddelsdell.portfolio.contact.ContactRequest.Submitted;
import java.util.List;

/**
 * The rules of a contact request: it is submitted once, and then dealt with by the owner. What would change nothing leaves no
 * event.
 */
public final class ContactRequestDecider implements Decider<ContactCommand, ContactRequest, ContactEvent> {

    @Override
    public ContactRequest initialState() {
        return new Blank();
    }

    @Override
    public List<ContactEvent> decide(ContactCommand command, ContactRequest request) {
        return switch (command) {
            case SubmitContactRequest submit -> submit(submission(submit), request);
            case Answer(var text, var person, var byMail) ->
                about(request, new ContactAnswered(text.value(), person, byMail));
            case ConfirmAnswerSent(var answer, var messageId) ->
                about(request, new ContactAnswerSent(answer, messageId));
            case MakeNote(var text, var person) -> about(request, new ContactNoted(text.value(), person));
            case Categorise(var category) ->
                when(existing(request).category() != category, new ContactCategorised(category));
            case MarkRead() -> when(existing(request).status() == Status.NEW, new ContactRead());
            case MarkSpam() -> when(existing(request).status() != Status.SPAM, new ContactMarkedAsSpam());
            case Archive(var by) -> when(existing(request).status() != Status.ARCHIVED, new ContactClosed(by));
            case Reopen() -> when(isShut(existing(request)), new ContactReopened());
        };
    }

    @Override
    public ContactRequest evolve(ContactRequest request, ContactEvent event) {
        return switch (event) {
            case ContactRequestSubmitted submission -> Submitted.of(submission);
            case ContactCategorised(var category) ->
                request instanceof Submitted submitted ? submitted.categorised(category) : request;
            case ContactRead read -> at(Status.READ, request);
            case ContactAnswered answered -> at(Status.ANSWERED, request);
            case ContactClosed closed -> at(Status.ARCHIVED, request);
            case ContactMarkedAsSpam spam -> at(Status.SPAM, request);
            case ContactReopened reopened ->
                request instanceof Submitted submitted ? submitted.at(submitted.openStatus()) : request;
            case ContactNoted noted -> request;
            case ContactAnswerSent sent -> request;
            case PersonForgotten forgotten -> request;
        };
    }

    private static ContactRequest at(Status status, ContactRequest request) {
        return request instanceof Submitted submitted ? submitted.at(status) : request;
    }

    private static boolean isShut(Submitted submitted) {
        return submitted.status() == Status.ARCHIVED || submitted.status() == Status.SPAM;
    }

    private static List<ContactEvent> about(ContactRequest request, ContactEvent event) {
        existing(request);
        return List.of(event);
    }

    private static List<ContactEvent> when(boolean changes, ContactEvent event) {
        return changes ? List.of(event) : List.of();
    }

    private static Submitted existing(ContactRequest request) {
        if (request instanceof Submitted submitted && !submitted.isForgotten()) {
            return submitted;
        }
        throw new ContactRequestNotFoundException();
    }

    private static List<ContactEvent> submit(ContactRequestSubmitted submission, ContactRequest request) {
        return switch (request) {
            case Blank() -> List.of(submission);
            case Submitted earlier when earlier.says(submission) -> List.of();
            case Submitted other -> throw new ContactRequestAlreadySubmittedException();
        };
    }

    private static ContactRequestSubmitted submission(SubmitContactRequest submit) {
        var name = submit.name().value();
        return new ContactRequestSubmitted(
                name,
                submit.email().value(),
                name,
                submit.message().value(),
                CategoryRules.categoryOf(submit.message()),
                submit.person(),
                submit.spam());
    }
}
