package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.testkit.LifecycleFixture;
import com.tomriddelsdell.eventstore.testkit.LifecycleRaceContract;
import com.tomriddelsdell.eventstore.testkit.ScavengeContract;
import com.tomriddelsdell.eventstore.testkit.StreamMetadataContract;
import com.tomriddelsdell.eventstore.testkit.StreamStateContract;
import com.tomriddelsdell.eventstore.testkit.VerificationContract;
import org.junit.jupiter.api.Nested;

/** Streams on PostgreSQL keep every contract of their lifecycle. */
class R2dbcLifecycleTest {

    @Nested
    class StreamMetadata extends StreamMetadataContract {

        @Override
        protected LifecycleFixture fixture() {
            return new PostgresLifecycle();
        }
    }

    @Nested
    class StreamState extends StreamStateContract {

        @Override
        protected LifecycleFixture fixture() {
            return new PostgresLifecycle();
        }
    }

    @Nested
    class Scavenge extends ScavengeContract {

        @Override
        protected LifecycleFixture fixture() {
            return new PostgresLifecycle();
        }
    }

    @Nested
    class LifecycleRace extends LifecycleRaceContract {

        @Override
        protected LifecycleFixture fixture() {
            return new PostgresLifecycle();
        }
    }

    @Nested
    class Verification extends VerificationContract {

        @Override
        protected LifecycleFixture fixture() {
            return new PostgresLifecycle();
        }
    }
}
