package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import com.tomriddelsdell.portfolio.platform.http.EnumValue;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The inbox as a page, for the owner of the site. */
final class InboxPageHandler {

    private final Inbox inbox;
    private final Pages pages;

    InboxPageHandler(Inbox inbox, Pages pages) {
        this.inbox = inbox;
        this.pages = pages;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        var cursor = request.queryParam("cursor").map(InboxPageHandler::cursor).orElse(InboxCursor.NEWEST);
        var filter = new InboxFilter(
                EnumValue.in(request, "status", Status.values()), EnumValue.in(request, "category", Category.values()));
        return inbox.page(filter, cursor, Inbox.DEFAULT_PAGE)
                .zipWith(inbox.summary(), (page, summary) -> InboxView.of(page, filter, summary, cursor))
                .flatMap(view -> pages.respond(HttpStatus.OK, "inbox", Map.of("view", view)));
    }

    private static InboxCursor cursor(String written) {
        try {
            return InboxCursor.parse(written);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalidParameter("cursor", "must be what an earlier page named as next");
        }
    }
}
