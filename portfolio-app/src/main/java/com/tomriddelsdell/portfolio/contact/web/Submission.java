package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.spam.Evidence;
import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A contact request as a program sends it. A field that is missing or null counts as left empty. */
record Submission(JsonNode body) {

    Submission {
        if (!body.isObject()) {
            throw ProblemException.noObject();
        }
    }

    SubmitContactRequest toCommand() {
        try {
            return SubmitContactRequest.of(text("name"), text("email"), text("message"));
        } catch (InvalidContactRequestException invalid) {
            throw new InvalidContactRequestException(
                    invalid.violations().stream().map(this::precisely).toList());
        }
    }

    /** What is no text was read as an empty one; the sender should rather be told the former. */
    private Violation precisely(Violation violation) {
        var value = body.path(violation.field());
        return value.isString() || value.isNull() || value.isMissingNode()
                ? violation
                : new Violation(violation.field(), "This must be a text.");
    }

    /** What is known of how it was sent. A token is what the form of the site has; programs have none. */
    Evidence evidence(@Nullable InetSocketAddress from) {
        var hidden = body.path(Evidence.HIDDEN_FIELD);
        var isFilled = !hidden.isString() && !hidden.isNull() && !hidden.isMissingNode();
        return new Evidence(
                from, text(Evidence.TOKEN_FIELD), isFilled ? hidden.toString() : text(Evidence.HIDDEN_FIELD));
    }

    private String text(String field) {
        var value = body.path(field);
        return value.isString() ? value.stringValue() : "";
    }
}
