package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.codec.ContactCodec;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The past that a first look has, as a log, and what a read model makes of it. */
public final class DemoLog {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final EventCodec<ContactEvent> contacts =
            Objects.requireNonNull(ContactCodec.describe().open(store.schemas()).block(PATIENCE));
    private final EventCodec<VisitEvent> visits = JsonEventCodec.of(VisitEvent.class);
    private final List<RecordedEvent> events;

    public DemoLog() {
        new DemoHistory(store, store.imports(), contacts, visits, Letters.read(), Clock.fixed(NOW, ZoneOffset.UTC))
                .create()
                .block(PATIENCE);
        events = Objects.requireNonNull(store.read(LogRead.all()).collectList().block(PATIENCE));
    }

    public EventCodec<ContactEvent> contacts() {
        return contacts;
    }

    public EventCodec<VisitEvent> visits() {
        return visits;
    }

    /**
     * Reads what {@code projection} has made of the events of {@code categories}, in a transaction that is rolled back.
     *
     * @param table what is emptied first
     */
    public <T> T projected(
            DatabaseClient database,
            String table,
            List<String> categories,
            ProjectionOf projection,
            Function<DatabaseClient, Mono<T>> reading) {
        return Objects.requireNonNull(Mono.usingWhen(
                        Mono.from(database.getConnectionFactory().create()),
                        connection -> Mono.from(connection.beginTransaction())
                                .then(Mono.from(connection
                                                .createStatement("DELETE FROM " + table)
                                                .execute())
                                        .flatMap(result -> Mono.from(result.getRowsUpdated())))
                                .thenMany(Flux.fromIterable(events))
                                .filter(event ->
                                        categories.contains(event.stream().category()))
                                .concatMap(event -> projection.apply(connection, event))
                                .then(Mono.defer(() -> reading.apply(on(connection, database)))),
                        connection ->
                                Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())))
                .block(PATIENCE));
    }

    private static DatabaseClient on(Connection connection, DatabaseClient database) {
        return DatabaseClient.create(new SingleConnectionFactory(
                connection, database.getConnectionFactory().getMetadata(), true));
    }

    /** What a read model does with an event. */
    @FunctionalInterface
    public interface ProjectionOf {
        Mono<Void> apply(Connection connection, RecordedEvent event);
    }
}
