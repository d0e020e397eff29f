package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxEntry;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import com.tomriddelsdell.portfolio.contact.view.InboxPage;
import com.tomriddelsdell.portfolio.contact.view.InboxSummary;
import com.tomriddelsdell.portfolio.platform.http.EnumValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox, ready to be shown.
 *
 * @param live whether new requests belong at its top
 * @param after the position after which new requests are to be followed
 * @param older the address of the next page; empty on the last
 */
record InboxView(
        List<InboxEntry> entries, InboxFilter filter, InboxSummary summary, boolean live, long after, String older) {

    private static final String ADDRESS = "/admin/contacts";

    static InboxView of(InboxPage page, InboxFilter filter, InboxSummary summary, InboxCursor cursor) {
        var entries = page.items();
        var next = page.next();
        return new InboxView(
                entries,
                filter,
                summary,
                cursor.equals(InboxCursor.NEWEST) && filter.equals(InboxFilter.ALL),
                entries.isEmpty() ? 0 : entries.getFirst().position(),
                next == null ? "" : address(filter, "cursor=" + next.written()));
    }

    String time(Instant instant) {
        return ContactWords.time(instant);
    }

    /** The choices between statuses, all of them first. */
    List<Choice> statuses() {
        return Stream.concat(
                        Stream.of(statusChoice("All but spam", null)),
                        Arrays.stream(Status.values()).map(status -> statusChoice(labelled(status), status)))
                .toList();
    }

    /** The choices between categories, all of them first. */
    List<Choice> categories() {
        return Stream.concat(
                        Stream.of(categoryChoice("Everything", null)),
                        Arrays.stream(Category.values())
                                .map(category -> categoryChoice(ContactWords.of(category), category)))
                .toList();
    }

    /** How soon requests are answered; empty when none was. */
    String median() {
        var median = summary.medianResponse();
        return median == null ? "" : ContactWords.of(median);
    }

    private String labelled(Status status) {
        return "%s %d".formatted(ContactWords.of(status), summary.requests().getOrDefault(status, 0L));
    }

    private Choice statusChoice(String label, @Nullable Status status) {
        return new Choice(label, address(new InboxFilter(status, filter.category()), ""), status == filter.status());
    }

    private Choice categoryChoice(String label, @Nullable Category category) {
        return new Choice(
                label, address(new InboxFilter(filter.status(), category), ""), category == filter.category());
    }

    private static String address(InboxFilter filter, String more) {
        var parameters = new ArrayList<String>();
        if (filter.status() != null) {
            parameters.add("status=" + EnumValue.written(filter.status()));
        }
        if (filter.category() != null) {
            parameters.add("category=" + EnumValue.written(filter.category()));
        }
        if (!more.isEmpty()) {
            parameters.add(more);
        }
        return parameters.isEmpty() ? ADDRESS : ADDRESS + "?" + String.join("&", parameters);
    }

    /** A filter that can be chosen. */
    record Choice(String label, String address, boolean chosen) {}
}
