package com.tomriddelsdell.portfolio.account.view;

import com.tomriddelsdell.eventstore.Position;
import reactor.core.publisher.Mono;

/** Sessions and tokens that still count. Everything else was ended, ran out, or never was. */
public interface OpenGrants {

    /** Completes once everything up to {@code position} is known here. */
    Mono<Void> reached(Position position);

    /** Whether the session or token {@code id} of {@code account} still counts. */
    Mono<Boolean> isOpen(String account, String id);
}
