package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import java.util.List;

/** The rules of a contact request: it is submitted once. Submitting the same again changes nothing. */
public final class ContactRequestDecider implements Decider<ContactCommand, ContactRequest, ContactEvent> {

    @Override
    public ContactRequest initialState() {
        return new ContactRequest.Blank();
    }

    @Override
    public List<ContactEvent> decide(ContactCommand command, ContactRequest request) {
        return switch (command) {
            case SubmitContactRequest submit -> submit(submission(submit), request);
        };
    }

    @Override
    public ContactRequest evolve(ContactRequest request, ContactEvent event) {
        return switch (event) {
            case ContactRequestSubmitted submission -> new ContactRequest.Submitted(submission);
            case ContactAnswered answered -> request;
            case ContactClosed closed -> request;
        };
    }

    private static List<ContactEvent> submit(ContactRequestSubmitted submission, ContactRequest request) {
        return switch (request) {
            case ContactRequest.Blank() -> List.of(submission);
            case ContactRequest.Submitted(var earlier) when earlier.equals(submission) -> List.of();
            case ContactRequest.Submitted submitted -> throw new ContactRequestAlreadySubmittedException();
        };
    }

    private static ContactRequestSubmitted submission(SubmitContactRequest submit) {
        var name = submit.name().value();
        return new ContactRequestSubmitted(
                name, submit.email().value(), name, submit.message().value(), Category.GENERAL);
    }
}
