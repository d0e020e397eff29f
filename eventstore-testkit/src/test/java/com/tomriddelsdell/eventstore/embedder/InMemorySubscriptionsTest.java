package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.testkit.BatchContract;
import com.tomriddelsdell.eventstore.testkit.BatchHandlerContract;
import com.tomriddelsdell.eventstore.testkit.ParkingContract;
import com.tomriddelsdell.eventstore.testkit.PartitionContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionControlContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture;
import com.tomriddelsdell.eventstore.testkit.SubscriptionRaceContract;
import org.junit.jupiter.api.Nested;

/** Subscriptions in memory keep every contract. */
class InMemorySubscriptionsTest {

    @Nested
    class Subscription extends SubscriptionContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class Partition extends PartitionContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class Parking extends ParkingContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class SubscriptionControl extends SubscriptionControlContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class SubscriptionRace extends SubscriptionRaceContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class Batch extends BatchContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }

    @Nested
    class BatchHandler extends BatchHandlerContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return new InMemorySubscriptions();
        }
    }
}
