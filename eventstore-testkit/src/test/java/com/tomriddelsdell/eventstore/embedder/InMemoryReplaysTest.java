package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.testkit.BatchReplayContract;
import com.tomriddelsdell.eventstore.testkit.PlanContract;
import com.tomriddelsdell.eventstore.testkit.ReplayContract;
import com.tomriddelsdell.eventstore.testkit.ReplayFixture;
import com.tomriddelsdell.eventstore.testkit.RewindContract;
import com.tomriddelsdell.eventstore.testkit.SwitchContract;
import com.tomriddelsdell.eventstore.testkit.TroubledReplayContract;
import org.junit.jupiter.api.Nested;

/** Replays in memory keep every contract. */
class InMemoryReplaysTest {

    @Nested
    class Replay extends ReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }

    @Nested
    class Switch extends SwitchContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }

    @Nested
    class Rewind extends RewindContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }

    @Nested
    class BatchReplay extends BatchReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }

    @Nested
    class Plan extends PlanContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }

    @Nested
    class TroubledReplay extends TroubledReplayContract<InMemoryTransaction> {

        @Override
        protected ReplayFixture<InMemoryTransaction> fixture() {
            return new InMemoryReplays();
        }
    }
}
