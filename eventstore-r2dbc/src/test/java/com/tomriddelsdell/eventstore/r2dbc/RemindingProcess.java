package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.deadline.Deadlines;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.process.Issue;
import com.tomriddelsdell.eventstore.process.ProcessManager;
import com.tomriddelsdell.eventstore.process.Schedule;
import com.tomriddelsdell.eventstore.subscribe.EventHandler;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * A process of its own that answers each order with a bill and a deadline, and each deadline with a reminder, until it kills
 * itself at one of its steps.
 */
final class RemindingProcess {

    static final String ORDER = "order";
    static final String BILL = "bill";
    static final String REMINDER = "reminder";
    static final String DUE = "payment-due";

    private static final Duration LEASE = Duration.ofSeconds(1);

    private RemindingProcess() {}

    /** @param lastStep the step at which it dies; 0 for none */
    static OwnProcess start(String schema, int lastStep) {
        return OwnProcess.running(RemindingProcess.class, schema, Integer.toString(lastStep));
    }

    /** Runs on a server at a port, on the log in a schema, up to a step. */
    public static void main(String[] arguments) {
        var steps = new Steps(Integer.parseInt(arguments[2]));
        R2dbcEventStore.on(OwnProcess.database(arguments[0]))
                .schema(arguments[1])
                .open()
                .flatMapMany(store -> Flux.merge(answering(store, steps), reminding(store, steps)))
                .blockLast();
    }

    private static Flux<?> answering(R2dbcEventStore store, Steps steps) {
        var handler = handler(store, steps);
        var deadlines = steps.around(DeadlineStore.class, store.deadlines());
        var process = ProcessManager.of(
                new Words(),
                (order, source) -> List.of(
                        Schedule.of(deadlines, Deadline.of(DUE, source.stream().key(), source.recordedAt())),
                        Issue.of(handler, StreamId.of(BILL, source.stream().key()), "bill " + order)));
        EventHandler stepping = event -> steps.around(process.handle(event));
        return Subscriptions.of(store, store.subscriptions())
                .leasing(LEASE)
                .run(Subscription.<Connection>handling("orders", stepping)
                        .only(EventFilter.everything().inCategories(ORDER))
                        .maxBatch(1));
    }

    private static Flux<?> reminding(R2dbcEventStore store, Steps steps) {
        var handler = handler(store, steps);
        var meeting = ProcessManager.meeting(deadline ->
                List.of(Issue.of(handler, StreamId.of(REMINDER, deadline.key().subject()), "remind")));
        return Deadlines.of(steps.around(DeadlineStore.class, store.deadlines()))
                .withLease(LEASE)
                .withInterval(Duration.ofMillis(100))
                .run(DUE, deadline -> steps.around(meeting.meet(deadline)));
    }

    private static CommandHandler<String, Integer, String> handler(EventStore store, Steps steps) {
        var words = new Words();
        return new CommandHandler<>(steps.around(EventStore.class, store), words, words);
    }
}
