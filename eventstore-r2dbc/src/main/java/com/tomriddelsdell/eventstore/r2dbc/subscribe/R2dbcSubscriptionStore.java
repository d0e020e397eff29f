package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.CallersFailure;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.FailedAttempt;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions kept beside the log, so that handlers write to the same database in the transaction of a checkpoint. */
public final class R2dbcSubscriptionStore implements SubscriptionStore<Connection> {

    private final Database database;
    private final Leases leases;
    private final Checkpoints checkpoints;
    private final ParkedEvents parkedEvents;
    private final Operation operation;

    public R2dbcSubscriptionStore(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.leases = new Leases(database, schema);
        this.checkpoints = new Checkpoints(schema);
        this.parkedEvents = new ParkedEvents(schema);
        this.operation = new Operation(schema);
    }

    @Override
    public Mono<Void> register(String subscription, int partitions, Position start) {
        requireNonNull(subscription, "subscription");
        requireNonNull(start, "start");
        return leases.register(subscription, partitions, start).onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Assignment> beat(Member member) {
        requireNonNull(member, "member");
        return leases.beat(member).onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Void> release(Lease lease) {
        requireNonNull(lease, "lease");
        return leases.release(lease).onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Void> leave(Member member) {
        requireNonNull(member, "member");
        return leases.leave(member).onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance) {
        requireNonNull(lease, "lease");
        requireNonNull(advance, "advance");
        return advance.parkings().isEmpty()
                ? once(connection -> checkpoints.move(connection, lease, advance))
                : together(connection -> step(connection, lease, advance));
    }

    @Override
    public Mono<Void> advance(Lease lease, Advance advance, Function<Connection, Mono<Void>> changes) {
        requireNonNull(lease, "lease");
        requireNonNull(advance, "advance");
        requireNonNull(changes, "changes");
        return together(connection -> checkpoints
                .open(connection, lease)
                .then(CallersFailure.marking(() -> changes.apply(connection)))
                .then(step(connection, lease, advance)));
    }

    private Mono<Void> step(Connection connection, Lease lease, Advance advance) {
        return parkedEvents
                .park(connection, lease, advance.parkings())
                .then(checkpoints.move(connection, lease, advance));
    }

    @Override
    public Flux<StreamId> blocked(Lease lease) {
        requireNonNull(lease, "lease");
        return database.list(connection -> parkedEvents.blocked(connection, lease));
    }

    @Override
    public Flux<ParkedEvent> due(Lease lease, int limit) {
        requireNonNull(lease, "lease");
        return database.list(connection -> parkedEvents.due(connection, lease, limit));
    }

    @Override
    public Mono<Void> resolve(Lease lease, ParkedEvent parked, Function<Connection, Mono<Void>> changes) {
        requireNonNull(lease, "lease");
        requireNonNull(parked, "parked");
        requireNonNull(changes, "changes");
        return together(connection -> checkpoints
                .open(connection, lease)
                .then(CallersFailure.marking(() -> changes.apply(connection)))
                .then(checkpoints.stay(connection, lease, null))
                .then(parkedEvents.forget(connection, parked)));
    }

    @Override
    public Mono<Void> postpone(Lease lease, ParkedEvent parked, FailedAttempt failure) {
        requireNonNull(lease, "lease");
        requireNonNull(parked, "parked");
        requireNonNull(failure, "failure");
        return together(connection -> checkpoints
                .stay(connection, lease, failure.error())
                .then(parkedEvents.postpone(connection, parked, failure)));
    }

    @Override
    public Mono<Void> report(Lease lease, String error) {
        requireNonNull(lease, "lease");
        requireNonNull(error, "error");
        return once(connection -> checkpoints.stay(connection, lease, error));
    }

    @Override
    public boolean isOutage(Throwable failure) {
        requireNonNull(failure, "failure");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException) {
                return Failure.of(cause).passes();
            }
        }
        return false;
    }

    @Override
    public Flux<Progress> progress(String subscription) {
        requireNonNull(subscription, "subscription");
        return database.list(connection -> checkpoints.progress(connection, subscription));
    }

    @Override
    public Flux<SubscriptionStatus> status(@Nullable String subscription) {
        return database.list(connection -> operation.status(connection, subscription));
    }

    @Override
    public Mono<Void> pause(String subscription) {
        requireNonNull(subscription, "subscription");
        return together(connection -> operation.pause(connection, subscription));
    }

    @Override
    public Mono<Void> resume(String subscription) {
        requireNonNull(subscription, "subscription");
        return once(connection -> operation.resume(connection, subscription));
    }

    @Override
    public Mono<Void> reset(String subscription, Position to, Function<Connection, Mono<Void>> changes) {
        requireNonNull(subscription, "subscription");
        requireNonNull(to, "to");
        requireNonNull(changes, "changes");
        return together(connection -> operation
                .reset(connection, subscription, to)
                .then(CallersFailure.marking(() -> changes.apply(connection))));
    }

    @Override
    public Flux<ParkedEvent> parked(String subscription, Position after, int limit) {
        requireNonNull(subscription, "subscription");
        requireNonNull(after, "after");
        return database.list(connection -> parkedEvents.page(connection, subscription, after, limit));
    }

    @Override
    public Mono<Long> retry(String subscription, @Nullable StreamId stream) {
        requireNonNull(subscription, "subscription");
        return once(connection -> parkedEvents.retry(connection, subscription, stream));
    }

    @Override
    public Mono<Void> edit(String subscription, Position parked, Payload replacement) {
        requireNonNull(subscription, "subscription");
        requireNonNull(parked, "parked");
        requireNonNull(replacement, "replacement");
        return once(connection -> parkedEvents.edit(connection, subscription, parked, replacement));
    }

    @Override
    public Mono<Void> discard(String subscription, Position parked) {
        requireNonNull(subscription, "subscription");
        requireNonNull(parked, "parked");
        return once(connection -> parkedEvents.discard(connection, subscription, parked));
    }

    private <V> Mono<V> once(Function<Connection, Mono<V>> statement) {
        return database.guard().once(database.use(statement).singleOrEmpty()).onErrorMap(Errors::translate);
    }

    private Mono<Void> together(Function<Connection, Mono<Void>> statements) {
        return database.guard()
                .transaction(database.inTransaction(statements).then())
                .onErrorMap(Errors::translate);
    }
}
