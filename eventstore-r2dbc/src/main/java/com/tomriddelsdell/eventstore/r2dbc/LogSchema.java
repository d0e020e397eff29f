package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import java.util.List;

/** What makes a PostgreSQL schema a log. */
final class LogSchema {

    /** In the order in which they are applied. */
    static final List<String> SCRIPTS = List.of(
            "log/V1__log.sql",
            "log/V2__fence.sql",
            "log/V3__append.sql",
            "log/V4__subscriptions.sql",
            "log/V5__history.sql",
            "log/V6__filter.sql",
            "log/V7__lifecycle.sql",
            "log/V8__schemas.sql",
            "log/V9__snapshots.sql",
            "log/V10__subject_keys.sql",
            "log/V11__deadlines.sql",
            "log/V12__import.sql",
            "log/V13__replays.sql");

    private LogSchema() {}

    static Migrations migrations(String schema) {
        return Migrations.of(LogSchema.class, schema, SCRIPTS.toArray(String[]::new));
    }
}
