package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One statement, prepared, sent again and again by pgbench, a process of its own. */
final class Pgbench implements Contender {

    private final Optional<PgbenchProgram> program = PgbenchProgram.find();
    private final String name;
    private final int clients;
    private final int rows;
    private final Function<BareTable, String> statement;

    /** @param rows how many a statement inserts into the table; the rate is that of rows, or of statements if none */
    Pgbench(String name, int clients, int rows, Function<BareTable, String> statement) {
        this.name = name;
        this.clients = clients;
        this.rows = rows;
        this.statement = statement;
    }

    @Override
    public Label label() {
        return new Label(
                "pgbench, " + name, program.map(PgbenchProgram::version).orElse("pgbench"), clients);
    }

    /** Only the server's caches. */
    @Override
    public double warmUp() {
        return 0.25;
    }

    @Override
    public Running open(DurablePostgres server) {
        var found = program.orElseThrow(() -> new IllegalStateException(
                "no pgbench on the PATH or under /usr/lib/postgresql: install PostgreSQL's client programs"));
        var table = BareTable.on(server);
        var run = new PgbenchRun(found, server.port(), clients, statement.apply(table));
        return Jdbc.running(time -> round(run, table, time));
    }

    private Round round(PgbenchRun run, BareTable table, Duration time) {
        var before = table.rows();
        var result = run.of(time);
        Missing.check(result.processed() * rows, table.rows() - before);
        return new Round(result.rate() * Math.max(1, rows), result.latency());
    }
}
