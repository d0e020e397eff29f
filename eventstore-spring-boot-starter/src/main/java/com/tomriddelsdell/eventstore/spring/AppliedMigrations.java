package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import java.time.Duration;
import java.util.stream.Stream;

/** The application's own tables exist once this does, which is waited for. */
record AppliedMigrations() {

    static AppliedMigrations on(Database database, Stream<Migrations> migrations, Duration limit) {
        migrations.forEachOrdered(each -> each.apply(database).block(limit));
        return new AppliedMigrations();
    }
}
