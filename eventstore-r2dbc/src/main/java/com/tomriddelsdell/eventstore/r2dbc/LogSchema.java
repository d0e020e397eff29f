package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;

/** What makes a PostgreSQL schema a log. */
final class LogSchema {

    private LogSchema() {}

    static Migrations migrations(String schema) {
        return Migrations.of(
                LogSchema.class,
                schema,
                "log/V1__log.sql",
                "log/V2__fence.sql",
                "log/V3__append.sql",
                "log/V4__subscriptions.sql",
                "log/V5__history.sql",
                "log/V6__filter.sql",
                "log/V7__lifecycle.sql",
                "log/V8__schemas.sql");
    }
}
