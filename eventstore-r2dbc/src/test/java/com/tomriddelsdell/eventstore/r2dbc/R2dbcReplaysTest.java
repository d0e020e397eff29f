package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.testkit.BatchReplayContract;
import com.tomriddelsdell.eventstore.testkit.PlanContract;
import com.tomriddelsdell.eventstore.testkit.ReplayContract;
import com.tomriddelsdell.eventstore.testkit.ReplayFixture;
import com.tomriddelsdell.eventstore.testkit.RewindContract;
import com.tomriddelsdell.eventstore.testkit.SwitchContract;
import com.tomriddelsdell.eventstore.testkit.TroubledReplayContract;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.Nested;

/** Replays on PostgreSQL keep every contract. */
class R2dbcReplaysTest {

    @Nested
    class Replay extends ReplayContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }

    @Nested
    class Switch extends SwitchContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }

    @Nested
    class Rewind extends RewindContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }

    @Nested
    class BatchReplay extends BatchReplayContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }

    @Nested
    class Plan extends PlanContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }

    @Nested
    class TroubledReplay extends TroubledReplayContract<Connection> {

        @Override
        protected ReplayFixture<Connection> fixture() {
            return new PostgresReplays();
        }
    }
}
