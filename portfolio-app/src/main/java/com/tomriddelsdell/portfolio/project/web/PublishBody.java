package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.input.Violation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Since when a project is to count as published, as a program says it. */
final class PublishBody {

    private static final String FIELD = "publishedAt";

    private PublishBody() {}

    /** What {@code body} says, which need not say anything; never later than {@code now}. */
    static Instant publishedAt(JsonNode body, Instant now) {
        var value = body.path(FIELD);
        if (value.isMissingNode() || value.isNull()) {
            return now;
        }
        try {
            var publishedAt = Instant.parse(value.asString(""));
            if (!publishedAt.isAfter(now) && publishedAt.isAfter(Instant.EPOCH)) {
                return publishedAt;
            }
        } catch (DateTimeParseException noTime) {
            // Answered like a time to come.
        }
        throw ProjectProblems.invalid(
                List.of(new Violation(FIELD, "This must be a time that has passed, like 2026-01-31T12:00:00Z.")));
    }
}
