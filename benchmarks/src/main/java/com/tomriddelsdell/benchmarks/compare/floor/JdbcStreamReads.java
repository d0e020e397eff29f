package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A stream of the event store's own table, read with the plainest statement that finds it. */
final class JdbcStreamReads implements Contender {

    private final FilledLog log;
    private final int callers;

    JdbcStreamReads(FilledLog log, int callers) {
        this.log = log;
        this.callers = callers;
    }

    @Override
    public Label label() {
        return new Label("JDBC, SELECT of %d rows".formatted(FilledLog.EVENTS_PER_STREAM), Jdbc.VERSION, callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var connections = Stream.generate(server::connect).limit(callers).toArray(Connection[]::new);
        var reads = Stream.of(connections).map(this::prepared).toList();
        return Jdbc.running(time -> round(reads, time), connections);
    }

    private Round round(List<PreparedStatement> reads, Duration time) {
        return ThreadCallers.call(callers, time, caller -> read(reads.get(caller)))
                .round();
    }

    private void read(PreparedStatement read) throws SQLException {
        read.setString(1, log.anyStream());
        try (var result = read.executeQuery()) {
            Missing.check(FilledLog.EVENTS_PER_STREAM, EventRows.count(result));
        }
    }

    private PreparedStatement prepared(Connection connection) {
        try {
            return connection.prepareStatement("SELECT %s FROM %s.event WHERE stream_id = ? ORDER BY version"
                    .formatted(EventRows.COLUMNS, log.schema()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
