package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/** Runs a batch in one transaction and tells each caller what became of his append. */
final class BatchExecution {

    private final AppendStatement one;
    private final BatchStatement many;
    private final BiConsumer<Pending, Verdict> settled;
    private final Runnable appended;

    BatchExecution(SchemaName schema, BiConsumer<Pending, Verdict> settled, Runnable appended) {
        this.one = new AppendStatement(schema);
        this.many = new BatchStatement(schema);
        this.settled = settled;
        this.appended = appended;
    }

    Mono<Void> run(Lane lane, Batch batch) {
        return lane.use(connection -> verdicts(connection, batch.appends()))
                .doOnNext(verdicts -> settle(batch.appends(), verdicts))
                .then();
    }

    private Mono<List<Verdict>> verdicts(Connection connection, List<Pending> appends) {
        return appends.size() == 1
                ? one.execute(connection, appends.getFirst().append(), AppendStatement.NONE)
                        .map(List::of)
                : many.execute(connection, appends.stream().map(Pending::append).toList());
    }

    private void settle(List<Pending> appends, List<Verdict> verdicts) {
        if (verdicts.stream().anyMatch(Verdict.Accepted.class::isInstance)) {
            appended.run();
        }
        for (var index = 0; index < appends.size(); index++) {
            settled.accept(appends.get(index), verdicts.get(index));
        }
    }
}
