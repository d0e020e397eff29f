package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.testkit.EventImportContract;
import com.tomriddelsdell.eventstore.testkit.ImportedLog;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;

/** The import in memory keeps the contract. */
class InMemoryImportsTest extends EventImportContract {

    @Override
    protected SharedFixture<ImportedLog> fixture() {
        return new InMemoryShared<>(store -> new ImportedLog(store, store.imports(), store.lifecycle()));
    }
}
