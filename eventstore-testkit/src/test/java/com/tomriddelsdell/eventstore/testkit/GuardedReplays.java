package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.embedder.InMemoryReplays;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;

/** Every contract of replays, to be run on whichever store a guard puts under test; not found by the build itself. */
final class GuardedReplays {

    static final List<Class<?>> CONTRACTS =
            List.of(Replay.class, BatchReplay.class, Plan.class, Switch.class, Rewind.class, TroubledReplay.class);

    private static Supplier<ReplayFixture<InMemoryTransaction>> underTest = InMemoryReplays::new;

    private GuardedReplays() {}

    static Events run(Supplier<ReplayFixture<InMemoryTransaction>> fixture, DiscoverySelector selector) {
        underTest = fixture;
        return ContractRun.of(selector);
    }

    static class Replay extends ReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Switch extends SwitchContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Rewind extends RewindContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class BatchReplay extends BatchReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Plan extends PlanContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class TroubledReplay extends TroubledReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }
}
