package com.tomriddelsdell.eventstore.testkit;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.transfer.EventImport;

/** A log that events are imported into, as its contract sees it. */
public record ImportedLog(EventStore store, EventImport imports, StreamLifecycle lifecycle) {

    public ImportedLog {
        requireNonNull(store, "store");
        requireNonNull(imports, "imports");
        requireNonNull(lifecycle, "lifecycle");
    }
}
