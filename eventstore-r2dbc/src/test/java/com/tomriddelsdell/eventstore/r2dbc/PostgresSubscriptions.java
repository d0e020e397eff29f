package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions on the shared server, in a log of their own, with a journal beside it. */
final class PostgresSubscriptions implements SubscriptionFixture<Connection> {

    private static final String RUN_OUT = "UPDATE %s.member SET lease_until = now() - interval '1 second'";

    private final Database database = Server.database().build();
    private final Journal journal = new Journal(Server.newSchema());
    private @Nullable R2dbcEventStore opened;

    @Override
    public Mono<Void> open() {
        return R2dbcEventStore.on(database)
                .schema(journal.schema())
                .open()
                .doOnNext(store -> opened = store)
                .then(journal.create(database));
    }

    @Override
    public Mono<Void> close() {
        return Mono.justOrEmpty(opened).flatMap(R2dbcEventStore::close).then(database.close());
    }

    @Override
    public Duration patience() {
        return Waiting.PATIENCE;
    }

    private R2dbcEventStore opened() {
        return Objects.requireNonNull(opened);
    }

    @Override
    public EventStore events() {
        return opened();
    }

    @Override
    public SubscriptionStore<Connection> store() {
        return opened().subscriptions();
    }

    @Override
    public Mono<Void> write(Connection transaction, RecordedEvent event) {
        return journal.write(transaction, event);
    }

    @Override
    public Mono<Void> erase(Connection transaction) {
        return journal.erase(transaction);
    }

    @Override
    public Flux<Line> journal() {
        return journal.lines(database);
    }

    @Override
    public Mono<Void> letLeasesRunOut() {
        return database.use(connection -> journal.execute(connection, RUN_OUT)).then();
    }
}
