package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.testkit.BatchContract;
import com.tomriddelsdell.eventstore.testkit.BatchHandlerContract;
import com.tomriddelsdell.eventstore.testkit.ParkingContract;
import com.tomriddelsdell.eventstore.testkit.PartitionContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionControlContract;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture;
import com.tomriddelsdell.eventstore.testkit.SubscriptionRaceContract;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.Nested;

/** Subscriptions on PostgreSQL keep every contract. */
class R2dbcSubscriptionsTest {

    @Nested
    class Subscription extends SubscriptionContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class Partition extends PartitionContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class Parking extends ParkingContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class SubscriptionControl extends SubscriptionControlContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class SubscriptionRace extends SubscriptionRaceContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class Batch extends BatchContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }

    @Nested
    class BatchHandler extends BatchHandlerContract<Connection> {

        @Override
        protected SubscriptionFixture<Connection> fixture() {
            return new PostgresSubscriptions();
        }
    }
}
