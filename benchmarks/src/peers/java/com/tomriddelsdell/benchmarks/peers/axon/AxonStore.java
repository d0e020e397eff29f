package com.tomriddelsdell.benchmarks.peers.axon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.peers.jdbc.Pool;
import com.tomriddelsdell.benchmarks.peers.order.OrderPlaced;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * An embedded event store of Axon Framework.
 *
 * <p>Set up as its reference guide says under "Events", "Event Bus &amp; Event Store", "Embedded event store" for JDBC:
 * a {@code JdbcEventStorageEngine} with the tables for PostgreSQL, a connection provider that knows the unit of work,
 * and every other default; under "Serializers" Jackson, which it recommends for events. The connections are Spring
 * Boot's, which its starter uses. Events are published within a unit of work, as they are by an aggregate, and are
 * durable when it is committed.
 */
record AxonStore(HikariDataSource connections, EventStore events) implements AutoCloseable {

    static final String AGGREGATE = "Order";

    static AxonStore on(OwnDatabase database) {
        var connections = Pool.of(database);
        var serializer = JacksonSerializer.defaultSerializer();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(connections)))
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return new AxonStore(
                connections, EmbeddedEventStore.builder().storageEngine(engine).build());
    }

    static Label label(String work, int callers) {
        return new Label("Axon JDBC, " + work, "Axon Framework " + version(), callers);
    }

    static OrderPlaced event(String payload) {
        try {
            return JsonMapper.builder().build().readValue(payload, OrderPlaced.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** Returns when they are durable. */
    void append(String aggregate, long from, int events, OrderPlaced event) {
        var work = DefaultUnitOfWork.startAndGet(null);
        work.execute(() -> this.events.publish(messages(aggregate, from, events, event)));
    }

    static long rows(OwnDatabase database) {
        return database.number("SELECT count(*) FROM DomainEventEntry");
    }

    @Override
    public void close() {
        ((EmbeddedEventStore) events).shutDown();
        connections.close();
    }

    private static List<? extends DomainEventMessage<?>> messages(
            String aggregate, long from, int events, OrderPlaced event) {
        return LongStream.range(from, from + events)
                .mapToObj(number -> new GenericDomainEventMessage<>(AGGREGATE, aggregate, number, event))
                .toList();
    }

    private static String version() {
        var version = EventStore.class.getPackage().getImplementationVersion();
        return version == null ? "4" : version;
    }
}
