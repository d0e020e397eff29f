package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One row by one caller through JDBC, committed before the next. */
final class JdbcInsert implements Contender {

    private final byte[] payload;

    JdbcInsert(byte[] payload) {
        this.payload = payload.clone();
    }

    @Override
    public Label label() {
        return new Label("JDBC, bare INSERT", Jdbc.VERSION, 1);
    }

    @Override
    public Running open(DurablePostgres server) {
        var table = BareTable.on(server);
        var connection = server.connect();
        return Jdbc.running(time -> round(table, connection, time), connection);
    }

    private Round round(BareTable table, Connection connection, Duration time) {
        var before = table.rows();
        Tally tally;
        try (var insertion = table.insertion(connection)) {
            tally = ThreadCallers.call(1, time, caller -> BareTable.insert(insertion, payload));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        Missing.check(tally.calls(), table.rows() - before);
        return tally.round();
    }
}
