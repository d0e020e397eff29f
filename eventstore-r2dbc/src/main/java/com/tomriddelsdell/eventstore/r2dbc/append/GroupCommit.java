package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.statement.Request;
import com.tomriddelsdell.eventstore.r2dbc.statement.Verdict;
import com.tomriddelsdell.eventstore.signal.Drain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Brings the appends that are waiting to the database together: while one batch is on its way the next one fills. There
 * is no timer; an append that finds a lane free leaves at once.
 *
 * <p>What would find another batch of this process in its way waits here, so that batches of one process never turn each
 * other's appends away. The state is touched only by the thread whose turn it is; others leave what they have in queues
 * and go on.
 */
final class GroupCommit {

    private static final int LANES = 2;

    private final BatchExecution execution;
    private final BiConsumer<Batch, Throwable> failed;

    private final Queue<Pending> arrivals =
            Queues.<Pending>unboundedMultiproducer().get();
    private final Queue<Trip> returned = Queues.<Trip>unboundedMultiproducer().get();
    private final Drain turns = new Drain(this::work);

    private final Queue<Pending> waiting = new ArrayDeque<>();
    /** The last to come back is the next to leave: its connection, and the thread that serves it, are the warmest. */
    private final Deque<Lane> lanes = new ArrayDeque<>();

    private final List<Claims> inFlight = new ArrayList<>(LANES);
    private final AtomicInteger lanesClosed = new AtomicInteger();

    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile boolean closing;

    /**
     * Creates the two lanes; they open their connections when they are first used.
     *
     * @param failed what becomes of a batch of which nothing is known to be appended
     */
    GroupCommit(Database database, BatchExecution execution, BiConsumer<Batch, Throwable> failed) {
        this.execution = execution;
        this.failed = failed;
        for (var lane = 0; lane < LANES; lane++) {
            lanes.add(new Lane(database));
        }
    }

    Mono<List<Appended>> append(Request request) {
        return Mono.create(caller -> add(new Pending(request, caller)));
    }

    void add(Pending pending) {
        arrivals.add(pending);
        turns.drain();
    }

    void addAll(Collection<Pending> pending) {
        arrivals.addAll(pending);
        turns.drain();
    }

    /**
     * Sends nothing more, refuses what is waiting, and completes when the batches under way have returned and the
     * connections are closed.
     */
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
            closeLanes();
        } else {
            dispatch();
        }
    }

    private void receive() {
        for (var trip = returned.poll(); trip != null; trip = returned.poll()) {
            inFlight.remove(trip.batch().claims());
            lanes.push(trip.lane());
        }
        for (var pending = arrivals.poll(); pending != null; pending = arrivals.poll()) {
            waiting.add(pending);
        }
    }

    private void dispatch() {
        while (!lanes.isEmpty() && !waiting.isEmpty()) {
            var batch = Batch.takeFrom(waiting, inFlight);
            if (batch.isEmpty()) {
                return;
            }
            inFlight.add(batch.claims());
            depart(new Trip(lanes.pop(), batch));
        }
    }

    private void closeLanes() {
        for (var pending = waiting.poll(); pending != null; pending = waiting.poll()) {
            pending.giveUp(new IllegalStateException("the store is closed"));
        }
        for (var lane = lanes.poll(); lane != null; lane = lanes.poll()) {
            lane.close().subscribe(nothing -> {}, failure -> {}, this::laneClosed);
        }
    }

    private void laneClosed() {
        if (lanesClosed.incrementAndGet() == LANES) {
            closed.tryEmitEmpty();
        }
    }

    /** A trip comes back once: by its failure, or by its arrival, whatever those who are told of that do. */
    private void depart(Trip trip) {
        execution
                .run(trip.lane(), trip.batch())
                .doOnError(failure -> returned.add(trip))
                .doOnNext(verdicts -> arrive(trip, verdicts))
                .doOnTerminate(turns::drain)
                .subscribe(done -> {}, failure -> failed.accept(trip.batch(), failure));
    }

    /**
     * A lone append is told when its lane is free again: a caller who goes on at once then goes on by the same lane. A batch
     * is told before, or the first of its callers to go on would take the lane alone.
     */
    private void arrive(Trip trip, List<Verdict> verdicts) {
        var lone = trip.batch().appends().size() == 1;
        if (lone) {
            returned.add(trip);
        }
        try {
            execution.settle(trip.batch(), verdicts);
        } finally {
            if (!lone) {
                returned.add(trip);
            }
        }
    }

    private record Trip(Lane lane, Batch batch) {}
}
