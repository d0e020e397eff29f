package com.tomriddelsdell.benchmarks.peers.jdbc;

import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;

/**
 * The pool that Spring Boot gives an application that uses JDBC, HikariCP, opened before anything is measured.
 *
 * <p>It has 16 connections: HikariCP's own default is 10, its page "About Pool Sizing" recommends twice the processors
 * and one for the disk, which on a small machine is less; with either, peers appended less at 64 callers.
 */
public final class Pool {

    private static final int CONNECTIONS = 16;

    private Pool() {}

    public static HikariDataSource of(OwnDatabase database) {
        return of(database, "public");
    }

    /** With one schema on the search path. */
    public static HikariDataSource of(OwnDatabase database, String schema) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setSchema(schema);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(TimeUnit.SECONDS.toMillis(30));
        config.setConnectionTimeout(TimeUnit.MINUTES.toMillis(2));
        return new HikariDataSource(config);
    }
}
