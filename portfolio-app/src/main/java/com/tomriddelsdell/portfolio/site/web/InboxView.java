package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import com.tomriddelsdell.portfolio.contact.view.InboxPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A page of the inbox, ready to be shown.
 *
 * @param live whether new requests belong at its top
 * @param after the position after which new requests are to be followed
 * @param older the address of the next page; empty on the last
 */
record InboxView(List<InboxEntry> entries, boolean live, long after, String older) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static InboxView of(InboxPage page, InboxCursor cursor) {
        var entries = page.items();
        var next = page.next();
        return new InboxView(
                entries,
                cursor.equals(InboxCursor.NEWEST),
                entries.isEmpty() ? 0 : entries.getFirst().position(),
                next == null ? "" : "/admin/contacts?cursor=" + next.written());
    }

    String time(Instant instant) {
        return TIME.format(instant);
    }
}
