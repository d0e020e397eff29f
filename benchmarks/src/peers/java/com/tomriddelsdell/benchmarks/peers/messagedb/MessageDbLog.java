package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A log that is filled when somebody wants to read it: streams are written alternately, a few events at a time. */
final class MessageDbLog {

    private static final int EVENTS_AT_ONCE = 10;

    private @Nullable OwnDatabase database;

    OwnDatabase filled(DurablePostgres server, String payload, FilledLog log) {
        var there = database;
        if (there == null) {
            var installation = new Installation();
            there = server.create("message_db_filled");
            installation.into(there);
            fill(there, payload, log);
            database = there;
        }
        return there;
    }

    private static void fill(OwnDatabase database, String payload, FilledLog log) {
        try (var messages = MessageDb.on(database);
                var connection = messages.connections().getConnection();
                var write = connection.prepareStatement("""
                        SELECT write_message(gen_random_uuid()::varchar, ?, 'OrderPlaced', ?::jsonb)
                        FROM generate_series(1, ?)""")) {
            connection.setAutoCommit(false);
            for (var written = 0; written < FilledLog.EVENTS_PER_STREAM; written += EVENTS_AT_ONCE) {
                for (var number = 0; number < log.streams(); number++) {
                    write.setString(1, log.stream(number));
                    write.setString(2, payload);
                    write.setInt(3, EVENTS_AT_ONCE);
                    write.executeQuery().close();
                }
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        Missing.check(log.events(), MessageDb.rows(database));
    }
}
