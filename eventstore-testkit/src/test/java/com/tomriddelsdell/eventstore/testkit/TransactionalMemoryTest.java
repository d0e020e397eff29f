package com.tomriddelsdell.eventstore.testkit;

import org.junit.jupiter.api.Nested;

/** A store with transactions in memory keeps every contract, so that each can be kept. */
class TransactionalMemoryTest {

    @Nested
    class Append extends AppendContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class ExpectedVersion extends ExpectedVersionContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class RepeatedAppend extends RepeatedAppendContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class RoundTrip extends RoundTripContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class StreamRead extends StreamReadContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class LogRead extends LogReadContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Follow extends FollowContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Filter extends FilterContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class FilteredFollow extends FilteredFollowContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Count extends CountContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Race extends RaceContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Cancellation extends CancellationContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Transaction extends TransactionContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class LateCommit extends LateCommitContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class OpenStream extends OpenStreamContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class TransactionRace extends TransactionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Tag extends TagContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Query extends QueryContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class MultiStream extends MultiStreamContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class MultiStreamRace extends MultiStreamRaceContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class Condition extends ConditionContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class ConditionRace extends ConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class OpenCondition extends OpenConditionContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }

    @Nested
    class OpenConditionRace extends OpenConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return TrialFixture.ofSound(TransactionalMemory::sound);
        }
    }
}
