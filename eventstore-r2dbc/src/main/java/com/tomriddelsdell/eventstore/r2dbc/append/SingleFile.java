package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.statement.Statements;
import com.tomriddelsdell.eventstore.r2dbc.statement.Verdict;
import com.tomriddelsdell.eventstore.signal.Drain;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Brings appends to the database one by one, for those that cannot go with others: what they need is held by another
 * transaction, for which they wait here, or something in their batch was refused and it must be found out what.
 *
 * <p>Streams take turns, and of each only one append is on its way: many appends to a stream that is held do not keep
 * those to another waiting.
 */
final class SingleFile {

    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Statements statements;
    private final int patienceMillis;
    private final BiConsumer<Pending, Verdict> settled;
    private final BiConsumer<Pending, Throwable> failed;
    private final Drain turns = new Drain(this::work);
    private final Queue<Pending> arrivals =
            Queues.<Pending>unboundedMultiproducer().get();
    private final Queue<Pending> returned =
            Queues.<Pending>unboundedMultiproducer().get();
    private final Map<String, Queue<Pending>> lines = new HashMap<>();
    private final Queue<String> next = new ArrayDeque<>();
    private int underWay;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile boolean closing;

    SingleFile(
            Database database,
            Statements statements,
            BiConsumer<Pending, Verdict> settled,
            BiConsumer<Pending, Throwable> failed) {
        this.database = database;
        this.statements = statements;
        this.patienceMillis = patienceMillis(database.options().statementLimit());
        this.settled = settled;
        this.failed = failed;
    }

    /** Less than a statement may take: waiting for a stream must not be mistaken for a lost connection. */
    private static int patienceMillis(Duration statementLimit) {
        var half = statementLimit.dividedBy(2);
        var patience = half.compareTo(LONGEST_PATIENCE) < 0 ? half : LONGEST_PATIENCE;
        return Math.max(1, (int) patience.toMillis());
    }

    void add(Pending pending) {
        arrivals.add(pending);
        turns.drain();
    }

    /** Sends nothing more, refuses what is waiting, and completes when what is under way has returned. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            closing = true;
            turns.drain();
            return closed.asMono();
        });
    }

    private void work() {
        receive();
        if (closing) {
            refuse();
        } else {
            dispatch();
        }
    }

    private void receive() {
        for (var back = returned.poll(); back != null; back = returned.poll()) {
            underWay--;
            leaveOrQueue(lineOf(back));
        }
        for (var pending = arrivals.poll(); pending != null; pending = arrivals.poll()) {
            line(lineOf(pending)).add(pending);
        }
    }

    private static String lineOf(Pending pending) {
        return pending.request().streams().getFirst();
    }

    private Queue<Pending> line(String stream) {
        return lines.computeIfAbsent(stream, name -> {
            next.add(name);
            return new ArrayDeque<>();
        });
    }

    private void leaveOrQueue(String stream) {
        var line = lines.get(stream);
        if (line == null || line.isEmpty()) {
            lines.remove(stream);
        } else {
            next.add(stream);
        }
    }

    private void dispatch() {
        while (underWay < AT_ONCE && !next.isEmpty()) {
            var stream = next.remove();
            var pending = line(stream).poll();
            if (pending == null || pending.isWithdrawn()) {
                leaveOrQueue(stream);
            } else {
                underWay++;
                depart(pending);
            }
        }
    }

    private void refuse() {
        lines.values().forEach(line -> {
            for (var pending = line.poll(); pending != null; pending = line.poll()) {
                pending.giveUp(new IllegalStateException("the store is closed"));
            }
        });
        if (underWay == 0) {
            closed.tryEmitEmpty();
        }
    }

    private void depart(Pending pending) {
        database.guard()
                .once(database.use(connection -> statements.execute(connection, pending.request(), patienceMillis))
                        .single())
                .doFinally(signal -> comeBack(pending))
                .subscribe(verdict -> settled.accept(pending, verdict), failure -> failed.accept(pending, failure));
    }

    private void comeBack(Pending pending) {
        returned.add(pending);
        turns.drain();
    }
}
