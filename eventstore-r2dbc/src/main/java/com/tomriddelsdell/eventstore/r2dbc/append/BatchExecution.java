package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.statement.Statements;
import com.tomriddelsdell.eventstore.r2dbc.statement.Verdict;
import java.util.List;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/** Runs a batch in one transaction and tells each caller what became of his append. */
final class BatchExecution {

    private final Statements statements;
    private final BiConsumer<Pending, Verdict> settled;
    private final Runnable appended;

    BatchExecution(Statements statements, BiConsumer<Pending, Verdict> settled, Runnable appended) {
        this.statements = statements;
        this.settled = settled;
        this.appended = appended;
    }

    Mono<List<Verdict>> run(Lane lane, Batch batch) {
        return lane.use(connection -> statements.execute(connection, batch.requests()));
    }

    void settle(Batch batch, List<Verdict> verdicts) {
        if (verdicts.stream().anyMatch(Verdict.Accepted.class::isInstance)) {
            appended.run();
        }
        for (var index = 0; index < verdicts.size(); index++) {
            settled.accept(batch.appends().get(index), verdicts.get(index));
        }
    }
}
