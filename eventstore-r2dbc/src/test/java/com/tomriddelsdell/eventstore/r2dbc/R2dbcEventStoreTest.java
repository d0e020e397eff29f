package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.testkit.AppendContract;
import com.tomriddelsdell.eventstore.testkit.CancellationContract;
import com.tomriddelsdell.eventstore.testkit.CheckpointContract;
import com.tomriddelsdell.eventstore.testkit.ConditionContract;
import com.tomriddelsdell.eventstore.testkit.ConditionRaceContract;
import com.tomriddelsdell.eventstore.testkit.CountContract;
import com.tomriddelsdell.eventstore.testkit.ExpectedVersionContract;
import com.tomriddelsdell.eventstore.testkit.FilterContract;
import com.tomriddelsdell.eventstore.testkit.FilteredFollowContract;
import com.tomriddelsdell.eventstore.testkit.FollowContract;
import com.tomriddelsdell.eventstore.testkit.HistoryContract;
import com.tomriddelsdell.eventstore.testkit.LateCommitContract;
import com.tomriddelsdell.eventstore.testkit.LogReadContract;
import com.tomriddelsdell.eventstore.testkit.MultiStreamContract;
import com.tomriddelsdell.eventstore.testkit.MultiStreamRaceContract;
import com.tomriddelsdell.eventstore.testkit.OpenConditionContract;
import com.tomriddelsdell.eventstore.testkit.OpenConditionRaceContract;
import com.tomriddelsdell.eventstore.testkit.OpenStreamContract;
import com.tomriddelsdell.eventstore.testkit.QueryContract;
import com.tomriddelsdell.eventstore.testkit.RaceContract;
import com.tomriddelsdell.eventstore.testkit.RepeatedAppendContract;
import com.tomriddelsdell.eventstore.testkit.RoundTripContract;
import com.tomriddelsdell.eventstore.testkit.StoreFixture;
import com.tomriddelsdell.eventstore.testkit.StreamReadContract;
import com.tomriddelsdell.eventstore.testkit.TagContract;
import com.tomriddelsdell.eventstore.testkit.TransactionContract;
import com.tomriddelsdell.eventstore.testkit.TransactionRaceContract;
import org.junit.jupiter.api.Nested;

/** The store on PostgreSQL keeps every contract. */
class R2dbcEventStoreTest {

    @Nested
    class Append extends AppendContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class ExpectedVersion extends ExpectedVersionContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class RepeatedAppend extends RepeatedAppendContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class RoundTrip extends RoundTripContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class StreamRead extends StreamReadContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class LogRead extends LogReadContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Follow extends FollowContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Filter extends FilterContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class FilteredFollow extends FilteredFollowContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Count extends CountContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Race extends RaceContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Cancellation extends CancellationContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class LateCommit extends LateCommitContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class OpenStream extends OpenStreamContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Transaction extends TransactionContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class TransactionRace extends TransactionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Tag extends TagContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Query extends QueryContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class MultiStream extends MultiStreamContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class MultiStreamRace extends MultiStreamRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Condition extends ConditionContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class ConditionRace extends ConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class OpenCondition extends OpenConditionContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class OpenConditionRace extends OpenConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class Checkpoint extends CheckpointContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }

    @Nested
    class History extends HistoryContract {

        @Override
        protected StoreFixture fixture() {
            return new PostgresFixture();
        }
    }
}
