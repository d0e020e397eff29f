package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;
import reactor.core.publisher.Mono;

/** The contract of snapshot stores, to be run on whichever a guard puts under test; not found by the build itself. */
final class GuardedSnapshots {

    private static UnaryOperator<SnapshotStore> flaw = UnaryOperator.identity();

    private GuardedSnapshots() {}

    static Events run(UnaryOperator<SnapshotStore> flawed, DiscoverySelector selector) {
        flaw = flawed;
        return ContractRun.of(selector);
    }

    static class Snapshots extends SnapshotStoreContract {

        @Override
        protected SharedFixture<SnapshotStore> fixture() {
            return new FlawedShared<>(InMemoryEventStore::snapshots, flaw);
        }
    }

    /** A sound store, to be changed in one point. */
    static class PassesOnSnapshots implements SnapshotStore {

        final SnapshotStore sound;

        PassesOnSnapshots(SnapshotStore sound) {
            this.sound = sound;
        }

        @Override
        public Mono<Snapshot> find(SnapshotKey key) {
            return sound.find(key);
        }

        @Override
        public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
            return sound.save(key, snapshot);
        }

        @Override
        public Mono<Void> delete(SnapshotKey key) {
            return sound.delete(key);
        }
    }
}
