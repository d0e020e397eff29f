package com.tomriddelsdell.eventstore.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.Events;

/** Every contract, to be run on whichever store a guard puts under test; not found by the build itself. */
final class Guarded {

    static final List<Class<?>> CONTRACTS = List.of(
            Append.class,
            ExpectedVersion.class,
            RepeatedAppend.class,
            RoundTrip.class,
            StreamRead.class,
            LogRead.class,
            Follow.class,
            Filter.class,
            FilteredFollow.class,
            Count.class,
            Race.class,
            Cancellation.class,
            Transaction.class,
            LateCommit.class,
            OpenStream.class,
            TransactionRace.class,
            Tag.class,
            Query.class,
            MultiStream.class,
            MultiStreamRace.class,
            Condition.class,
            ConditionRace.class,
            OpenCondition.class,
            OpenConditionRace.class,
            Checkpoint.class,
            History.class);

    private static StoreFixture underTest = StoreFixture.of(DoesNothing::new);

    private Guarded() {}

    static Events run(StoreFixture fixture, Class<?> contract) {
        return run(fixture, selectClass(contract));
    }

    static Events run(StoreFixture fixture, DiscoverySelector selector) {
        underTest = fixture;
        return ContractRun.of(selector);
    }

    static class Append extends AppendContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class ExpectedVersion extends ExpectedVersionContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class RepeatedAppend extends RepeatedAppendContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class RoundTrip extends RoundTripContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class StreamRead extends StreamReadContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class LogRead extends LogReadContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Follow extends FollowContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Filter extends FilterContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class FilteredFollow extends FilteredFollowContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Count extends CountContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Race extends RaceContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Cancellation extends CancellationContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Transaction extends TransactionContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class LateCommit extends LateCommitContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class OpenStream extends OpenStreamContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class TransactionRace extends TransactionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Tag extends TagContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Query extends QueryContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class MultiStream extends MultiStreamContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class MultiStreamRace extends MultiStreamRaceContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Condition extends ConditionContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class ConditionRace extends ConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class OpenCondition extends OpenConditionContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class OpenConditionRace extends OpenConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class Checkpoint extends CheckpointContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }

    static class History extends HistoryContract {

        @Override
        protected StoreFixture fixture() {
            return underTest;
        }
    }
}
