package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Repetition;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.r2dbc.statement.Patience;
import com.tomriddelsdell.eventstore.r2dbc.statement.Request;
import com.tomriddelsdell.eventstore.r2dbc.statement.Statements;
import com.tomriddelsdell.eventstore.r2dbc.statement.Verdict;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Appends. As a rule an append travels with others in a {@link GroupCommit}; one that cannot is brought to the database
 * in {@link SingleFile}. What fails in passing is tried again: event ids make that safe, whatever became of the first
 * attempt.
 */
public final class Appender {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final Database database;
    private final Statements statements;
    private final Reader reader;
    private final Runnable appended;
    private final GroupCommit group;
    private final SingleFile singleFile;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /**
     * Creates an appender that opens its connections when it is first used.
     *
     * @param appended called after each transaction that appended something
     */
    public Appender(Database database, SchemaName schema, Reader reader, Runnable appended) {
        this.database = database;
        this.statements = new Statements(schema);
        this.reader = reader;
        this.appended = appended;
        this.group =
                new GroupCommit(database, new BatchExecution(statements, this::settle, appended), this::batchFailed);
        this.singleFile = new SingleFile(database, statements, this::settleAlone, this::aloneFailed);
    }

    public Mono<List<Appended>> append(AppendRequest request) {
        return database.guard().admit(group.append(Request.of(request)));
    }

    /** Appends in the transaction that {@code connection} is in. */
    public Mono<List<Appended>> append(Connection connection, AppendRequest wanted) {
        return append(connection, Request.of(wanted), Mono.empty());
    }

    /**
     * Appends in the transaction that {@code connection} is in, and then does what follows from the events there too; not when
     * they are found to be in the log already.
     *
     * @param consequence given the events in the order of their positions
     */
    public Mono<List<Appended>> append(
            Connection connection, AppendRequest wanted, Function<List<RecordedEvent>, Mono<Void>> consequence) {
        var request = Request.of(wanted);
        var recorded = reader.withIds(connection, ids(request))
                .collectSortedList(Comparator.comparing(RecordedEvent::position));
        return append(connection, request, recorded.flatMap(consequence));
    }

    /** To be told by whoever has committed what was appended in a transaction. */
    void somethingWasAppended() {
        appended.run();
    }

    private Mono<List<Appended>> append(Connection connection, Request request, Mono<Void> whenAccepted) {
        return statements
                .execute(connection, request, Patience.AS_THE_SESSION_SAYS)
                .onErrorMap(failure -> refusal(request, failure))
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Accepted accepted -> whenAccepted.thenReturn(accepted.places());
                    case Verdict.Refused refused -> Mono.error(refused.why());
                    case Verdict.Known known -> recognise(connection, request);
                    case Verdict.Busy busy -> Mono.error(new IllegalStateException("A patient append was turned away"));
                });
    }

    /** Sends nothing more and completes when what is under way has returned. */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            closing.tryEmitEmpty();
            return Mono.when(group.close(), singleFile.close());
        });
    }

    private void settle(Pending pending, Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted accepted -> pending.succeed(accepted.places());
            case Verdict.Refused refused -> pending.fail(refused.why());
            case Verdict.Known known -> recognise(pending);
            case Verdict.Busy busy -> waitForTurn(pending);
        }
    }

    private void waitForTurn(Pending pending) {
        if (pending.mayTakeAnotherTurn()) {
            group.add(pending);
        } else {
            singleFile.add(pending);
        }
    }

    private void settleAlone(Pending pending, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted) {
            appended.run();
        }
        settle(pending, verdict);
    }

    private void batchFailed(Batch batch, Throwable failure) {
        if (Failure.of(failure).passes()) {
            tryAgain(batch.appends(), failure);
        } else if (batch.appends().size() == 1) {
            aloneFailed(batch.appends().getFirst(), failure);
        } else {
            batch.appends().forEach(singleFile::add);
        }
    }

    private void aloneFailed(Pending pending, Throwable failure) {
        switch (Failure.of(failure)) {
            case LOST, NOT_SENT, ROLLED_BACK -> tryAgain(List.of(pending), failure);
            case DUPLICATE -> recognise(pending);
            case REFUSED -> pending.fail(Errors.translate(failure));
        }
    }

    private void tryAgain(List<Pending> appends, Throwable failure) {
        var meaning = Failure.of(failure);
        var again = appends.stream()
                .filter(pending -> {
                    var worthWhile = pending.mayTryAgainAfter(meaning);
                    if (!worthWhile) {
                        pending.giveUp(failure);
                    }
                    return worthWhile;
                })
                .toList();
        if (!again.isEmpty()) {
            var pause = FIRST_PAUSE.multipliedBy(1L << again.getFirst().failures());
            Mono.firstWithSignal(Mono.delay(pause).then(), closing.asMono())
                    .subscribe(nothing -> {}, broken -> {}, () -> group.addAll(again));
        }
    }

    private void recognise(Pending pending) {
        pending.mayBeThere();
        database.guard()
                .repeatedly(database.use(connection -> recognise(connection, pending.request()))
                        .single())
                .subscribe(pending::succeed, failure -> notRecognised(pending, failure));
    }

    private void notRecognised(Pending pending, Throwable failure) {
        if (Failure.of(failure).passes()) {
            tryAgain(List.of(pending), failure);
        } else {
            pending.fail(Errors.translate(failure));
        }
    }

    /** Looks at what the log holds under the event ids of {@code request}: is it the same append again, or another? */
    private Mono<List<Appended>> recognise(Connection connection, Request request) {
        return reader.withIds(connection, ids(request))
                .collectMap(RecordedEvent::id)
                .map(known -> Repetition.find(request.appended(), known));
    }

    private static List<UUID> ids(Request request) {
        return request.events().stream().map(EventData::id).toList();
    }

    private static Throwable refusal(Request request, Throwable failure) {
        if (Failure.of(failure) != Failure.DUPLICATE) {
            return Errors.translate(failure);
        }
        var part = request.appended().parts().getFirst();
        return new EventIdReusedException(
                part.stream(), part.events().getFirst().id());
    }
}
