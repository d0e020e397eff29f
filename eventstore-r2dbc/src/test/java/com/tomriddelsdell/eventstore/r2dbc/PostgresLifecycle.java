package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.testkit.LifecycleFixture;
import com.tomriddelsdell.eventstore.verify.Witness;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store on the shared server, in a log of its own, whose events can be made older. */
final class PostgresLifecycle implements LifecycleFixture {

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private @Nullable R2dbcEventStore opened;

    @Override
    public Mono<EventStore> open() {
        return R2dbcEventStore.on(database)
                .schema(schema)
                .open()
                .doOnNext(store -> opened = store)
                .cast(EventStore.class);
    }

    @Override
    public Mono<Void> close() {
        return opened().close().then(database.close());
    }

    @Override
    public Duration patience() {
        return Waiting.PATIENCE;
    }

    private R2dbcEventStore opened() {
        return Objects.requireNonNull(opened);
    }

    @Override
    public StreamLifecycle lifecycle() {
        return opened().lifecycle();
    }

    @Override
    public SubscriptionStore<?> subscriptions() {
        return opened().subscriptions();
    }

    @Override
    public Witness witness() {
        return opened().witness();
    }

    @Override
    public Mono<Void> letPass(Duration time) {
        var older = "UPDATE %s.event SET recorded_at = recorded_at - interval '%d milliseconds'"
                .formatted(schema, time.toMillis());
        return database.use(connection ->
                        Flux.from(connection.createStatement(older).execute()).concatMap(Result::getRowsUpdated))
                .then();
    }
}
