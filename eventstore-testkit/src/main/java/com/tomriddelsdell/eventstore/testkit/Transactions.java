package com.tomriddelsdell.eventstore.testkit;

import reactor.core.publisher.Mono;

/**
 * The transactions of a store's database. The contracts hold up to 20 open at once, and expect them not to use up the
 * connections that the store itself needs.
 */
public interface Transactions {

    /** Emits a new transaction that the store can append in. */
    Mono<OpenTransaction> begin();

    /** Emits a transaction in the store's database that has written something and never appends. */
    Mono<OpenTransaction> beginUnrelated();

    /** Emits a transaction in another database of the same server that has written something and never appends. */
    Mono<OpenTransaction> beginUnrelatedElsewhere();
}
