package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.testkit.SharedFixture;
import com.tomriddelsdell.eventstore.testkit.SubjectKeysContract;

/** Keys of subjects on PostgreSQL keep the contract, seen by two stores. */
class R2dbcSubjectKeysTest extends SubjectKeysContract {

    @Override
    protected SharedFixture<SubjectKeys> fixture() {
        return new PostgresShared<>(store -> store.subjectKeys(SomeMasterKeys.one()));
    }
}
