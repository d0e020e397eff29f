package com.tomriddelsdell.benchmarks.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Some of the contact requests.
 *
 * @param next the cursor of the next page; null on the last page
 */
public record ContactPage(List<UUID> ids, @Nullable String next) {

    public ContactPage {
        ids = List.copyOf(ids);
    }

    static ContactPage of(JsonNode page) {
        var ids = page.path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").stringValue()))
                .toList();
        var next = page.path("next");
        return new ContactPage(ids, next.isString() ? next.stringValue() : null);
    }
}
