package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where a project is to be moved, as a program says it: before or after another one. */
final class ReorderBody {

    private ReorderBody() {}

    static Place place(JsonNode body) {
        var before = slug(body, "before").<Place>map(Place.Before::new);
        var after = slug(body, "after").<Place>map(Place.After::new);
        if (before.isPresent() == after.isPresent()) {
            throw ProjectProblems.invalid(List.of(new Violation(
                    "place", "Say either before or after which other project, by its slug: {\"before\": \"slug\"}.")));
        }
        return before.or(() -> after).orElseThrow();
    }

    private static Optional<Slug> slug(JsonNode body, String field) {
        return Slug.parse(body.path(field).asString(""));
    }
}
