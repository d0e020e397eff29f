package com.tomriddelsdell.eventstore.testkit;

import org.junit.jupiter.api.BeforeEach;

/** What contracts share that hold transactions open. */
abstract class TransactionalContract extends RacingContract {

    Transactions transactions;

    @BeforeEach
    final void useTransactions() {
        transactions = fixture.transactions().orElseThrow(() -> new AssertionError("the fixture has no transactions"));
    }

    final OpenTransaction begin() {
        return now(transactions.begin());
    }
}
