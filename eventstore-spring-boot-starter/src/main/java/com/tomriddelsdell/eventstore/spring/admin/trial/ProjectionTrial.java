package com.tomriddelsdell.eventstore.spring.admin.trial;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies a part of the log to a projection in a transaction that is rolled back. */
final class ProjectionTrial {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;
    private static final String SAVEPOINT = "before_event";

    private final EventStore store;
    private final Database database;
    private final SubscriptionControl<?> control;
    private final Map<String, Subscription<Connection>> subscriptions;

    ProjectionTrial(
            EventStore store,
            Database database,
            SubscriptionControl<?> control,
            Map<String, Subscription<Connection>> subscriptions) {
        this.store = store;
        this.database = database;
        this.control = control;
        this.subscriptions = Map.copyOf(subscriptions);
    }

    Mono<Outcome> run(Asking asking, Position head) {
        var name = asking.projection();
        if (name == null) {
            throw Refusal.invalid("projection", "must be given");
        }
        return control.status(name).flatMap(status -> {
            var range = range(asking, status, head);
            var subscription = subscription(name);
            return tried(subscription, projection(subscription), range).map(tally -> Outcome.of(name, range, tally));
        });
    }

    private static Range range(Asking asking, SubscriptionStatus status, Position head) {
        var after = asking.after() == null
                ? Long.valueOf(Math.min(status.position().value(), head.value()))
                : asking.after();
        return Range.of(after, asking.to(), asking.limit(), USUAL, MOST, head);
    }

    private Subscription<Connection> subscription(String name) {
        var subscription = subscriptions.get(name);
        if (subscription == null) {
            throw notTried(
                    "%s is not known to this process, which can try %s.".formatted(name, subscriptions.keySet()));
        }
        return subscription;
    }

    private static Projection<Connection> projection(Subscription<Connection> subscription) {
        return subscription
                .projection()
                .orElseThrow(() -> notTried("%s has effects outside the transaction, which nothing would take back."
                        .formatted(subscription.name())));
    }

    private static Refusal notTried(String detail) {
        return Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-projection", "Not a projection", detail);
    }

    private Mono<Tally> tried(Subscription<Connection> subscription, Projection<Connection> projection, Range range) {
        var read = range.read(subscription.filter());
        return database.<Tally>inTransaction(connection -> Flux.defer(() -> {
                    var tally = new Tally(range);
                    return store.read(read)
                            .filter(event -> tally.isWithinLimit())
                            .concatMap(event -> applied(connection, projection, event, tally), 1)
                            .thenMany(Flux.error(() -> new Done(tally)));
                }))
                .next()
                .onErrorResume(Done.class, done -> Mono.just(done.tally));
    }

    private static Mono<Void> applied(
            Connection connection, Projection<Connection> projection, RecordedEvent event, Tally tally) {
        var work = Mono.defer(() -> projection.apply(connection, event))
                .doOnSuccess(done -> tally.succeeded(event, 1))
                .then(Mono.from(connection.releaseSavepoint(SAVEPOINT)));
        return Mono.from(connection.createSavepoint(SAVEPOINT)).then(work.onErrorResume(why -> {
            tally.failed(event, why);
            return Mono.from(connection.rollbackTransactionToSavepoint(SAVEPOINT));
        }));
    }

    record Asking(
            @Nullable String projection,
            @Nullable Long after,
            @Nullable Long to,
            @Nullable Integer limit) {}

    record Outcome(
            String projection,
            long after,
            long to,
            long reached,
            boolean complete,
            long applied,
            long failed,
            Map<String, Long> types,
            double seconds,
            List<Tally.Failure> failures) {

        static Outcome of(String projection, Range range, Tally tally) {
            var types = new TreeMap<String, Long>();
            tally.types().forEach(type -> types.put(type.type(), type.events()));
            return new Outcome(
                    projection,
                    range.after().value(),
                    range.to().value(),
                    tally.reached(),
                    tally.isComplete(),
                    tally.events() - tally.failed(),
                    tally.failed(),
                    types,
                    tally.seconds(),
                    tally.failures());
        }
    }

    /** Ends the transaction such that it is rolled back. */
    private static final class Done extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Tally tally;

        Done(Tally tally) {
            super("dry run", null, false, false);
            this.tally = tally;
        }
    }
}
