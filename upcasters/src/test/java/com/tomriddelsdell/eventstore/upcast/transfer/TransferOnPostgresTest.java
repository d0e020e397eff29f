package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;

class TransferOnPostgresTest extends TransferContract {

    private final PostgresLogs logs = new PostgresLogs();

    @Override
    Log open() {
        var store = logs.open(PostgresLogs.newLog());
        return new Log(store, store.imports(), store.schemas());
    }

    @Override
    void close() {
        logs.close();
    }
}
