package com.tomriddelsdell.eventstore.embedder;

import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.rename.RenamedCategories;
import com.tomriddelsdell.eventstore.testkit.AppendContract;
import com.tomriddelsdell.eventstore.testkit.CheckpointContract;
import com.tomriddelsdell.eventstore.testkit.ConditionContract;
import com.tomriddelsdell.eventstore.testkit.CountContract;
import com.tomriddelsdell.eventstore.testkit.ExpectedVersionContract;
import com.tomriddelsdell.eventstore.testkit.FilterContract;
import com.tomriddelsdell.eventstore.testkit.FilteredFollowContract;
import com.tomriddelsdell.eventstore.testkit.FollowContract;
import com.tomriddelsdell.eventstore.testkit.LogReadContract;
import com.tomriddelsdell.eventstore.testkit.MultiStreamContract;
import com.tomriddelsdell.eventstore.testkit.QueryContract;
import com.tomriddelsdell.eventstore.testkit.RepeatedAppendContract;
import com.tomriddelsdell.eventstore.testkit.RoundTripContract;
import com.tomriddelsdell.eventstore.testkit.StoreFixture;
import com.tomriddelsdell.eventstore.testkit.StreamReadContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** A store whose categories are called otherwise keeps the contract under the names of today. */
class RenamedCategoriesTest {

    private static final StoreFixture FIXTURE = StoreFixture.of(() -> RenamedCategories.of(
            InMemoryEventStore.create(), Map.of("kontakt", "contact", "auftrag", "order", "einige", "some")));

    @Nested
    class Append extends AppendContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class ExpectedVersion extends ExpectedVersionContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class RepeatedAppend extends RepeatedAppendContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class RoundTrip extends RoundTripContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class StreamRead extends StreamReadContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class LogRead extends LogReadContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Follow extends FollowContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Filter extends FilterContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class FilteredFollow extends FilteredFollowContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Count extends CountContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Query extends QueryContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class MultiStream extends MultiStreamContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Condition extends ConditionContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }

    @Nested
    class Checkpoint extends CheckpointContract {

        @Override
        protected StoreFixture fixture() {
            return FIXTURE;
        }
    }
}
