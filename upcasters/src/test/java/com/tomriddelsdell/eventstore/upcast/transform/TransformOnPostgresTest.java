package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;

class TransformOnPostgresTest extends TransformContract {

    private final PostgresLogs logs = new PostgresLogs();

    @Override
    Log open() {
        var store = logs.open(PostgresLogs.newLog());
        return new Log(store, store.schemas());
    }

    @Override
    void close() {
        logs.close();
    }
}
