package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be asked of a contact request. */
public sealed interface ContactCommand {

    /**
     * Somebody writes to the owner of the site.
     *
     * @param person whose data this is, by an id that says nothing
     * @param spam why rules take it for spam; empty when they do not
     */
    record SubmitContactRequest(
            SenderName name, EmailAddress email, MessageText message, String person, List<SpamReason> spam)
            implements ContactCommand {

        public SubmitContactRequest {
            spam = List.copyOf(spam);
        }

        /**
         * Reads what somebody typed who has not written before; what was left out is an empty text.
         *
         * @throws InvalidContactRequestException if any of it is not acceptable, naming all that is not
         */
        public static SubmitContactRequest of(String name, String email, String message) {
            var violations = violations(name, email, message);
            if (!violations.isEmpty()) {
                throw new InvalidContactRequestException(violations);
            }
            return new SubmitContactRequest(
                    new SenderName(name),
                    new EmailAddress(email),
                    new MessageText(message),
                    EventIds.next().toString(),
                    List.of());
        }

        /** The same from somebody who is known. */
        public SubmitContactRequest by(String known) {
            return new SubmitContactRequest(name, email, message, known, spam);
        }

        /** The same, taken for spam for {@code reasons}; when there are none, it is not. */
        public SubmitContactRequest takenForSpam(List<SpamReason> reasons) {
            return new SubmitContactRequest(name, email, message, person, reasons);
        }

        private static List<Violation> violations(String name, String email, String message) {
            return Stream.of(
                            SenderName.problemWith(name).map(problem -> new Violation("name", problem)),
                            EmailAddress.problemWith(email).map(problem -> new Violation("email", problem)),
                            MessageText.problemWith(message).map(problem -> new Violation("message", problem)))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** The owner has read it. */
    record MarkRead() implements ContactCommand {}

    /**
     * The owner answers.
     *
     * @param person who is answered
     * @param byMail whether the site is to send the answer
     */
    record Answer(OwnText text, String person, boolean byMail) implements ContactCommand {

        /** An answer that is only to be recorded. */
        public Answer(OwnText text, String person) {
            this(text, person, false);
        }
    }

    /**
     * The mail with an answer has left.
     *
     * @param answer which answer to the request it was, from 1
     * @param messageId by which mail programs know the mail, in angle brackets
     */
    record ConfirmAnswerSent(int answer, String messageId) implements ContactCommand {}

    /**
     * The owner makes a note for themselves.
     *
     * @param person whom it is about
     */
    record MakeNote(OwnText text, String person) implements ContactCommand {}

    /** The owner says what the request is about. */
    record Categorise(Category category) implements ContactCommand {}

    /** The owner takes it for spam. */
    record MarkSpam() implements ContactCommand {}

    /**
     * The owner is done with it.
     *
     * @param by who says so
     */
    record Archive(String by) implements ContactCommand {}

    /** The owner is not done with it after all, or it is no spam. */
    record Reopen() implements ContactCommand {}
}
