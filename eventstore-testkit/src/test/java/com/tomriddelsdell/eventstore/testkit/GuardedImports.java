package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import java.util.function.BiFunction;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;

/** The contract of imports, to be run on whichever a guard puts under test; not found by the build itself. */
final class GuardedImports {

    private static BiFunction<InMemoryEventStore, ImportedLog, ImportedLog> flaw = (store, log) -> log;

    private GuardedImports() {}

    /** @param flawed given the store below, and the sound log on it */
    static Events run(BiFunction<InMemoryEventStore, ImportedLog, ImportedLog> flawed, DiscoverySelector selector) {
        flaw = flawed;
        return ContractRun.of(selector);
    }

    static ImportedLog importing(ImportedLog log, EventImport imports) {
        return new ImportedLog(log.store(), imports, log.lifecycle());
    }

    static class Imports extends EventImportContract {

        @Override
        protected SharedFixture<ImportedLog> fixture() {
            return new FlawedShared<>(
                    store -> flaw.apply(store, new ImportedLog(store, store.imports(), store.lifecycle())), log -> log);
        }
    }
}
