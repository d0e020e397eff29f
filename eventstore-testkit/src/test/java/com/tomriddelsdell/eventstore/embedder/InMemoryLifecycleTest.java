package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.testkit.LifecycleFixture;
import com.tomriddelsdell.eventstore.testkit.LifecycleRaceContract;
import com.tomriddelsdell.eventstore.testkit.ScavengeContract;
import com.tomriddelsdell.eventstore.testkit.StreamMetadataContract;
import com.tomriddelsdell.eventstore.testkit.StreamStateContract;
import com.tomriddelsdell.eventstore.testkit.VerificationContract;
import org.junit.jupiter.api.Nested;

/** Streams in memory keep every contract of their lifecycle. */
class InMemoryLifecycleTest {

    @Nested
    class StreamMetadata extends StreamMetadataContract {

        @Override
        protected LifecycleFixture fixture() {
            return new InMemoryLifecycle();
        }
    }

    @Nested
    class StreamState extends StreamStateContract {

        @Override
        protected LifecycleFixture fixture() {
            return new InMemoryLifecycle();
        }
    }

    @Nested
    class Scavenge extends ScavengeContract {

        @Override
        protected LifecycleFixture fixture() {
            return new InMemoryLifecycle();
        }
    }

    @Nested
    class LifecycleRace extends LifecycleRaceContract {

        @Override
        protected LifecycleFixture fixture() {
            return new InMemoryLifecycle();
        }
    }

    @Nested
    class Verification extends VerificationContract {

        @Override
        protected LifecycleFixture fixture() {
            return new InMemoryLifecycle();
        }
    }
}
