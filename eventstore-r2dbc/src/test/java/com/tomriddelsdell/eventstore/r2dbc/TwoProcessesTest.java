package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.testkit.ConditionRaceContract;
import com.tomriddelsdell.eventstore.testkit.MultiStreamRaceContract;
import com.tomriddelsdell.eventstore.testkit.StoreFixture;
import org.junit.jupiter.api.Nested;

/** Races are decided by the database, so they are decided as well between processes. */
class TwoProcessesTest {

    @Nested
    class ConditionRace extends ConditionRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new TwoProcesses();
        }
    }

    @Nested
    class MultiStreamRace extends MultiStreamRaceContract {

        @Override
        protected StoreFixture fixture() {
            return new TwoProcesses();
        }
    }
}
