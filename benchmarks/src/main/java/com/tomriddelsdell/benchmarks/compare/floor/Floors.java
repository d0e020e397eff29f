package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import java.nio.charset.StandardCharsets;

/** What the event store is measured against. */
public final class Floors {

    private final byte[] payload;

    /** @param payload of every event */
    public Floors(String payload) {
        this.payload = payload.getBytes(StandardCharsets.UTF_8);
    }

    /** One row for each statement, and one statement for each transaction. */
    public Contender bareInserts(int clients) {
        return new Pgbench("bare INSERT", clients, 1, table -> table.insertion(payload));
    }

    /** So many rows by each statement. */
    public Contender batchInserts(int clients, int rows) {
        return new Pgbench("INSERT of %d rows".formatted(rows), clients, rows, table -> table.insertion(payload, rows));
    }

    /** A transaction that has to be flushed, and does nothing else. */
    public Contender emptyCommits(int clients) {
        return new Pgbench(
                "commit of nothing", clients, 0, table -> "SELECT pg_logical_emit_message(true, 'nothing', '')");
    }

    public Contender jdbcInsert() {
        return new JdbcInsert(payload);
    }

    public Contender jdbcStreamReads(FilledLog log, int callers) {
        return new JdbcStreamReads(log, callers);
    }

    public Contender jdbcScan(FilledLog log) {
        return Scans.rows(log);
    }

    public Contender copyOut(FilledLog log) {
        return Scans.copy(log);
    }
}
