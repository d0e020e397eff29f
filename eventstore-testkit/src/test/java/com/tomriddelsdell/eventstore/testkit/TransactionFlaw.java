package com.tomriddelsdell.eventstore.testkit;

/** What is wrong with a store that has transactions. */
enum TransactionFlaw {
    NONE,
    SHOWS_WHAT_IS_BEYOND_AN_OPEN_APPEND,
    HIDES_WHAT_IS_BEYOND_ANY_OPEN_TRANSACTION,
    HIDES_WHAT_IS_BEYOND_A_TRANSACTION_THAT_WROTE,
    NUMBERS_EVENTS_OF_AN_OPEN_STREAM,
    LETS_ALL_STREAMS_WAIT,
    KEEPS_WHAT_IS_ROLLED_BACK,
    LOSES_WHAT_IS_COMMITTED,
    SHOWS_WHAT_IS_NOT_COMMITTED
}
