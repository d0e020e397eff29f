package com.tomriddelsdell.portfolio.contact.view;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The contact requests received so far. It follows the log a few milliseconds behind: a request that was just submitted
 * may not be in it yet.
 */
public interface Inbox {

    int MAX_PAGE = 100;
    int DEFAULT_PAGE = 20;

    /**
     * The newest requests before {@code cursor}.
     *
     * @param cursor {@link InboxCursor#NEWEST}, or where the page before ended
     * @param limit how many, from 1 to {@value #MAX_PAGE}
     */
    Mono<InboxPage> page(InboxCursor cursor, int limit);

    /** One request; empty when there is none of that id. */
    Mono<InboxEntry> find(UUID id);
}
