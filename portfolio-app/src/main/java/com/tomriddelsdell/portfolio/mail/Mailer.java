package com.tomriddelsdell.portfolio.mail;

import reactor.core.publisher.Mono;

/** Sends letters. */
@FunctionalInterface
public interface Mailer {

    /**
     * Hands {@code letter} to a mail server, and completes once that has taken it over.
     *
     * <p><strong>Errors:</strong> {@link MailFailedException}, which names nobody.
     *
     * <p><strong>Cancellation:</strong> a letter that waits for its turn is not sent; a conversation under way goes on until it
     * ends or its time is up, so that the letter may be sent nevertheless.
     */
    Mono<Void> send(Letter letter);
}
