package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be asked of a contact request. */
public sealed interface ContactCommand {

    /** Somebody writes to the owner of the site. */
    record SubmitContactRequest(SenderName name, EmailAddress email, MessageText message) implements ContactCommand {

        /**
         * Reads what somebody typed; what was left out is an empty text.
         *
         * @throws InvalidContactRequestException if any of it is not acceptable, naming all that is not
         */
        public static SubmitContactRequest of(String name, String email, String message) {
            var violations = violations(name, email, message);
            if (!violations.isEmpty()) {
                throw new InvalidContactRequestException(violations);
            }
            return new SubmitContactRequest(new SenderName(name), new EmailAddress(email), new MessageText(message));
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
}
