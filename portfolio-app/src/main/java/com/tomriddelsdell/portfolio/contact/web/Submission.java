package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.Violation;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A contact request as a program sends it. A field that is missing or null counts as left empty. */
record Submission(String name, String email, String message) {

    private static final List<String> FIELDS = List.of("name", "email", "message");

    static Submission of(JsonNode body) {
        if (!body.isObject()) {
            throw SubmissionProblems.noObject();
        }
        var wronglyTyped =
                FIELDS.stream().flatMap(field -> wronglyTyped(body, field)).toList();
        if (!wronglyTyped.isEmpty()) {
            throw new InvalidContactRequestException(wronglyTyped);
        }
        return new Submission(text(body, "name"), text(body, "email"), text(body, "message"));
    }

    SubmitContactRequest toCommand() {
        return SubmitContactRequest.of(name, email, message);
    }

    private static Stream<Violation> wronglyTyped(JsonNode body, String field) {
        var value = body.path(field);
        return value.isString() || value.isNull() || value.isMissingNode()
                ? Stream.empty()
                : Stream.of(new Violation(field, "This must be a text."));
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }
}
