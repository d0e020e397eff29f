package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.view.Inbox;
import com.tomriddelsdell.portfolio.contact.view.InboxCursor;
import com.tomriddelsdell.portfolio.contact.view.InboxFilter;
import com.tomriddelsdell.portfolio.contact.view.InboxPage;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Shows the contact requests received so far. */
final class InboxHandler {

    private final Inbox inbox;

    InboxHandler(Inbox inbox) {
        this.inbox = inbox;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var limit = request.queryParam("limit").map(InboxHandler::limit).orElse(Inbox.DEFAULT_PAGE);
        var cursor = request.queryParam("cursor").map(InboxHandler::cursor).orElse(InboxCursor.NEWEST);
        var filter = FilterParameters.of(request);
        return inbox.page(filter, cursor, limit)
                .flatMap(page -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .headers(headers -> link(headers, page, filter, limit))
                        .bodyValue(page));
    }

    Mono<ServerResponse> find(ServerRequest request) {
        return RequestPath.id(request)
                .flatMap(inbox::find)
                .flatMap(entry -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(entry))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    Mono<ServerResponse> summary(ServerRequest request) {
        return inbox.summary()
                .flatMap(summary -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(summary));
    }

    private static void link(HttpHeaders headers, InboxPage page, InboxFilter filter, int limit) {
        var next = page.next();
        if (next != null) {
            headers.add(
                    HttpHeaders.LINK,
                    "</api/contacts?limit=%d&cursor=%s%s>; rel=\"next\""
                            .formatted(limit, next.written(), FilterParameters.written(filter)));
        }
    }

    private static int limit(String written) {
        try {
            var limit = Integer.parseInt(written);
            if (limit >= 1 && limit <= Inbox.MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Answered like a number out of range.
        }
        throw ProblemException.invalidParameter("limit", "must be a number from 1 to " + Inbox.MAX_PAGE);
    }

    private static InboxCursor cursor(String written) {
        try {
            return InboxCursor.parse(written);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalidParameter("cursor", "must be what an earlier page named as next");
        }
    }
}
