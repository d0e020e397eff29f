/**
 * What every event store must do, as tests: an embedder extends each {@code …Contract} class and hands it a
 * {@link com.tomriddelsdell.eventstore.testkit.StoreFixture}. The contracts whose names speak of transactions or late
 * commits are for stores whose callers can append inside their own transaction. Random tests print their seed;
 * {@code -Dtestkit.seed=…} repeats one, and {@code -Dtestkit.load=10} makes every load ten times as large.
 */
@NullMarked
package com.tomriddelsdell.eventstore.testkit;

import org.jspecify.annotations.NullMarked;
