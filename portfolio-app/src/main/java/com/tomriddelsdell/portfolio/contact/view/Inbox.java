package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The contact requests received so far. It follows the log a few milliseconds behind: a request that was just submitted
 * may not be in it yet, unless one waits until its position is {@linkplain #reached(Position) reached}.
 */
public interface Inbox {

    int MAX_PAGE = 100;
    int DEFAULT_PAGE = 20;

    /**
     * The newest requests before {@code cursor} that {@code filter} lets through.
     *
     * @param cursor {@link InboxCursor#NEWEST}, or where the page before ended
     * @param limit how many, from 1 to {@value #MAX_PAGE}
     */
    Mono<InboxPage> page(InboxFilter filter, InboxCursor cursor, int limit);

    /** One request; empty when there is none of that id. */
    Mono<ContactDetail> find(UUID id);

    /** How many there are, and how soon they are answered. */
    Mono<InboxSummary> summary();

    /** Everybody who has written from {@code email}, without regard to case, whoever wrote last first. */
    Flux<String> people(String email);

    /**
     * Completes once the inbox shows everything up to {@code position}.
     *
     * <p><strong>Errors:</strong> {@link NotCaughtUpException} when that takes more than two seconds.
     */
    Mono<Void> reached(Position position);
}
