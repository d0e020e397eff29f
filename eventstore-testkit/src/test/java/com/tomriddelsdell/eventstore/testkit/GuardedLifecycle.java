package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.embedder.InMemoryLifecycle;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;

/** Every contract of the lifecycle, to be run on whichever store a guard puts under test; not found by the build itself. */
final class GuardedLifecycle {

    static final List<Class<?>> CONTRACTS =
            List.of(StreamMetadata.class, StreamState.class, Scavenge.class, Verification.class, LifecycleRace.class);

    private static Supplier<LifecycleFixture> underTest = InMemoryLifecycle::new;

    private GuardedLifecycle() {}

    static Events run(Supplier<LifecycleFixture> fixture, DiscoverySelector selector) {
        underTest = fixture;
        return ContractRun.of(selector);
    }

    static class StreamMetadata extends StreamMetadataContract {

        @Override
        protected LifecycleFixture fixture() {
            return underTest.get();
        }
    }

    static class StreamState extends StreamStateContract {

        @Override
        protected LifecycleFixture fixture() {
            return underTest.get();
        }
    }

    static class Scavenge extends ScavengeContract {

        @Override
        protected LifecycleFixture fixture() {
            return underTest.get();
        }
    }

    static class LifecycleRace extends LifecycleRaceContract {

        @Override
        protected LifecycleFixture fixture() {
            return underTest.get();
        }
    }

    static class Verification extends VerificationContract {

        @Override
        protected LifecycleFixture fixture() {
            return underTest.get();
        }
    }
}
