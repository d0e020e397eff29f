package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.ContactRequestNotFoundException;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.desk.ForgettingNotConfiguredException;
import com.tomriddelsdell.portfolio.contact.spam.TooManyMessagesException;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import com.tomriddelsdell.portfolio.platform.http.Problem.FieldError;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What can be wrong with a contact request, told so that a form can show it next to its fields. */
final class SubmissionProblems {

    private static final Problem INVALID = Problem.of(
            HttpStatus.BAD_REQUEST,
            "invalid-contact-request",
            "Invalid contact request",
            "Some fields are missing or not acceptable; see errors.");

    private static final Problem NOT_CONFIGURED = Problem.of(
            HttpStatus.CONFLICT,
            "forgetting-not-configured",
            "Forgetting is not configured",
            "Nobody can be forgotten while eventstore.erasure.current names no master key.");

    private static final Problem TOO_MANY = Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-messages",
            "Too many messages",
            "Too many messages came from your network. Please send it again later, as the Retry-After header says.");

    private SubmissionProblems() {}

    /** What a command to a contact request failed with. */
    static Throwable of(Throwable failure) {
        return switch (failure) {
            case InvalidContactRequestException invalid -> of(invalid);
            case TooManyMessagesException tooMany -> ProblemException.retryAfter(tooMany.retryAfter(), TOO_MANY);
            case ContactRequestNotFoundException absent -> new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ForgettingNotConfiguredException unable -> new ProblemException(NOT_CONFIGURED);
            default -> failure;
        };
    }

    static ProblemException of(InvalidContactRequestException invalid) {
        return new ProblemException(INVALID.withErrors(invalid.violations().stream()
                .map(violation -> new FieldError(violation.field(), violation.message()))
                .toList()));
    }
}
