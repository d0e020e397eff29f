package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.embedder.InMemorySubscriptions;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;

/** Every contract of subscriptions, to be run on whichever store a guard puts under test; not found by the build itself. */
final class GuardedSubscriptions {

    static final List<Class<?>> CONTRACTS = List.of(
            Subscription.class,
            Partition.class,
            Parking.class,
            Batch.class,
            BatchHandler.class,
            SubscriptionControl.class,
            SubscriptionRace.class);

    private static Supplier<SubscriptionFixture<InMemoryTransaction>> underTest = InMemorySubscriptions::new;

    private GuardedSubscriptions() {}

    static Events run(Supplier<SubscriptionFixture<InMemoryTransaction>> fixture, DiscoverySelector selector) {
        underTest = fixture;
        return ContractRun.of(selector);
    }

    static class Subscription extends SubscriptionContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Partition extends PartitionContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Parking extends ParkingContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class SubscriptionControl extends SubscriptionControlContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class SubscriptionRace extends SubscriptionRaceContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class Batch extends BatchContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }

    static class BatchHandler extends BatchHandlerContract<InMemoryTransaction> {

        @Override
        protected SubscriptionFixture<InMemoryTransaction> fixture() {
            return underTest.get();
        }
    }
}
