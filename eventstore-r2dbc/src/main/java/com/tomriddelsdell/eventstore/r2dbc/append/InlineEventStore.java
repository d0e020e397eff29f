package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.CallersFailure;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose appends write read models too: each in a transaction of its own, which both are in. */
public final class InlineEventStore extends ForwardingEventStore {

    private final Database database;
    private final AppendLimits limits;
    private final Appender appender;
    private final List<Projection<Connection>> projections;

    /** @param store for all that is not appending */
    public InlineEventStore(
            EventStore store,
            Database database,
            AppendLimits limits,
            Appender appender,
            List<? extends Projection<Connection>> projections) {
        super(store);
        this.database = database;
        this.limits = limits;
        this.appender = appender;
        this.projections = List.copyOf(projections);
    }

    /** Event ids make it safe to try again: events that are in the log are not applied a second time. */
    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        var checked = limits.check(request);
        var transaction = database.inTransaction(
                        connection -> appender.append(connection, checked, events -> apply(connection, events)))
                .single();
        return Mono.defer(() -> {
            var lost = new AtomicBoolean();
            var attempts = database.guard()
                    .repeatedTransaction(
                            transaction, failure -> lost.compareAndSet(false, Failure.of(failure) == Failure.LOST))
                    .onErrorMap(
                            failure -> lost.get() && Failure.of(failure).passes(),
                            failure -> new AppendOutcomeUnknownException(checked.parts().getFirst().stream(), failure));
            return database.guard().admit(attempts).doOnNext(places -> appender.somethingWasAppended());
        });
    }

    private Mono<Void> apply(Connection connection, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> Flux.fromIterable(projections)
                        .concatMap(projection -> CallersFailure.marking(() -> projection.apply(connection, event))))
                .then();
    }

    @Override
    public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        return delegate().follow(after, filter);
    }
}
