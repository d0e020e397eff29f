package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** What takes place together with a checkpoint in memory, or not at all. Used by one handler at a time. */
public final class InMemoryTransaction {

    private final List<Runnable> changes = new ArrayList<>();

    InMemoryTransaction() {}

    /** Makes {@code change} when this is committed, after those before it. It must not fail. */
    public void onCommit(Runnable change) {
        changes.add(requireNonNull(change, "change"));
    }

    void commit() {
        changes.forEach(Runnable::run);
    }
}
