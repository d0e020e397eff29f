package com.tomriddelsdell.portfolio.contact.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some contact requests, newest first.
 *
 * @param next where the next page begins; null on the last page
 */
public record InboxPage(List<InboxEntry> items, @Nullable InboxCursor next) {

    public InboxPage {
        items = List.copyOf(items);
    }

    /** A page of at most {@code limit} out of {@code found}, which holds one more when there is a next page. */
    static InboxPage of(List<InboxEntry> found, int limit) {
        if (found.size() <= limit) {
            return new InboxPage(found, null);
        }
        var items = found.subList(0, limit);
        return new InboxPage(items, InboxCursor.before(items.getLast().position()));
    }
}
