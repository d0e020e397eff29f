package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The sessions that one store has on the server, told from others by a name. */
record Sessions(DataSource server, String name) {

    private static final AtomicInteger NAMES = new AtomicInteger();

    static Sessions on(DataSource server) {
        return new Sessions(server, "store-" + NAMES.incrementAndGet());
    }

    static Sessions onSharedServer() {
        return on(Server.postgres().getPostgresDatabase());
    }

    /** A database whose sessions these are. */
    Database.Builder database() {
        return Server.database(named(Server.options("postgres")));
    }

    Database.Builder database(ConnectionFactoryOptions target) {
        return Database.at(named(target));
    }

    private ConnectionFactoryOptions named(ConnectionFactoryOptions target) {
        return target.mutate().option(Option.valueOf("applicationName"), name).build();
    }

    long count() {
        return number("count(*)", "true");
    }

    /** How many are running a statement that contains {@code text}. */
    long running(String text) {
        return number("count(*)", "state = 'active' AND query LIKE '%" + text + "%'");
    }

    /** How many wait for a lock. */
    long waiting() {
        return number("count(*)", "wait_event_type = 'Lock'");
    }

    /** Ends every session that runs or idles right now. */
    long terminate() {
        return number("count(pg_terminate_backend(pid))", "true");
    }

    /** Ends one of them, whichever. */
    long terminateOne() {
        return number(
                "count(pg_terminate_backend(pid))",
                "pid = (SELECT pid FROM pg_stat_activity WHERE application_name = '" + name
                        + "' ORDER BY random() LIMIT 1)");
    }

    private long number(String what, String condition) {
        var sql =
                "SELECT %s FROM pg_stat_activity WHERE application_name = '%s' AND %s".formatted(what, name, condition);
        try (var connection = server.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
