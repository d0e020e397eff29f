package com.tomriddelsdell.eventstore.r2dbc.database;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.r2dbc.parameter.HeapParameters;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * A PostgreSQL database as the event store uses it: a pool of connections in the driver's binary mode that heals after
 * failures, and connections of their own for those who must not share.
 *
 * <p>Opens nothing before it is used. Belongs to whoever made it, who {@linkplain #close() closes} it.
 */
public final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration VALIDATION_LIMIT = Duration.ofMillis(500);
    private static final Duration MAX_LIFE = Duration.ofMinutes(30);
    private static final Duration MAX_IDLE = Duration.ofMinutes(5);
    private static final Duration EVICTION_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LOOP_QUIET_PERIOD = Duration.ZERO;
    private static final Duration LOOP_SHUTDOWN_LIMIT = Duration.ofSeconds(2);
    private static final int READS_PER_CONNECTION = 64;

    private final DatabaseOptions options;
    private final LoopResources loops;
    private final PostgresqlConnectionFactory driver;
    private final ConnectionPool pool;
    private final Guard guard;

    private Database(ConnectionFactoryOptions target, DatabaseOptions options) {
        this.options = options;
        // Not colocated: connections opened from an event loop would otherwise all end on that one loop.
        this.loops = LoopResources.create(
                "eventstore-postgresql", 1, Runtime.getRuntime().availableProcessors(), true, false);
        this.driver = driver(target, options, loops);
        this.pool = new ConnectionPool(pool(driver, options));
        this.guard = new Guard("eventstore", options.statementLimit(), options.maxConnections() * READS_PER_CONNECTION);
    }

    /** Says where the database is; the rest has defaults. */
    public static Builder at(ConnectionFactoryOptions target) {
        return new Builder(requireNonNull(target, "target"), DatabaseOptions.DEFAULT);
    }

    /** The pool, for those who speak R2DBC themselves, such as Spring's {@code DatabaseClient}. */
    public ConnectionFactory connectionFactory() {
        return pool;
    }

    public DatabaseOptions options() {
        return options;
    }

    public Guard guard() {
        return guard;
    }

    /**
     * Borrows a connection for {@code work}. The only place that takes connections from the pool: it must be the pool's
     * own {@code Mono}, or one connection can be handed to two borrowers.
     *
     * <p><strong>Cancellation:</strong> a statement that is still running then is cancelled on the server before the
     * connection goes back.
     */
    public <T> Flux<T> use(Function<Connection, ? extends Publisher<T>> work) {
        requireNonNull(work, "work");
        return borrowing(work, (connection, failure) -> connection.close(), Database::abandon);
    }

    /**
     * What {@code reads} find, all of it before the first is emitted: they are repeated when they fail in passing, and what was
     * emitted could not be taken back. For what is short.
     *
     * <p><strong>Errors:</strong> those of the store.
     */
    public <T> Flux<T> list(Function<Connection, ? extends Publisher<T>> reads) {
        requireNonNull(reads, "reads");
        return guard.repeatedly(this.<T>use(reads).collectList())
                .flatMapIterable(found -> found)
                .onErrorMap(Errors::translate);
    }

    /**
     * As {@link #use(Function)}, in a transaction: committed when {@code work} completes, else rolled back.
     *
     * <p><strong>Errors:</strong> one that a statement was answered with rolls back; any other, such as a time limit of
     * {@code work}, may have come in the middle of a statement and ends the transaction as a cancellation does.
     *
     * <p><strong>Cancellation:</strong> ends the session, and the transaction with it. A rollback would come too early for
     * a statement that is just starting: the driver (r2dbc-postgresql 1.1.3) sends that nevertheless, and PostgreSQL would
     * run it after the transaction, and for good.
     */
    public <T> Flux<T> inTransaction(Function<Connection, ? extends Publisher<T>> work) {
        requireNonNull(work, "work");
        return borrowing(
                connection -> Flux.usingWhen(
                        Mono.from(connection.beginTransaction()).thenReturn(connection),
                        work,
                        Connection::commitTransaction,
                        (open, failure) -> isAnswer(failure) ? open.rollbackTransaction() : Mono.empty(),
                        open -> Mono.empty()),
                (connection, failure) -> isAnswer(failure) ? connection.close() : hangUp(connection),
                Database::hangUp);
    }

    private <T> Flux<T> borrowing(
            Function<Connection, ? extends Publisher<T>> work,
            BiFunction<Connection, Throwable, ? extends Publisher<Void>> whenFailed,
            Function<Connection, Mono<Void>> whenCancelled) {
        return quietOnceCancelled(Flux.usingWhen(borrow(), work, Connection::close, whenFailed, whenCancelled));
    }

    /** What fails, or has failed and is being rolled back, when nobody waits for it any more is told to nobody. */
    private static <T> Flux<T> quietOnceCancelled(Flux<T> work) {
        return Flux.defer(() -> {
            var cancelled = new AtomicBoolean();
            return work.onErrorResume(failure -> cancelled.get(), failure -> {
                        LOG.debug("What was cancelled has failed: {}", failure.toString());
                        return Flux.empty();
                    })
                    .doOnCancel(() -> cancelled.set(true));
        });
    }

    /** Whether PostgreSQL, or what reads its answers, has raised it: nothing else is under way then. */
    private static boolean isAnswer(Throwable failure) {
        return switch (failure) {
            case CallersFailure callers -> isAnswer(callers.reason());
            case R2dbcException answer -> true;
            case EventStoreException refusal -> true;
            default -> false;
        };
    }

    /** Opens a connection outside the pool; whoever subscribes closes it. */
    public Mono<PostgresqlConnection> dedicated() {
        return Mono.defer(driver::create).timeout(options.connectLimit()).onErrorMap(NotConnectedException::new);
    }

    /** Closes every connection. */
    public Mono<Void> close() {
        return pool.disposeLater().then(loops.disposeLater(LOOP_QUIET_PERIOD, LOOP_SHUTDOWN_LIMIT));
    }

    private Mono<Connection> borrow() {
        return pool.create().onErrorMap(NotConnectedException::new);
    }

    private static Mono<Void> abandon(Connection connection) {
        return free(connection).then(Mono.from(connection.close()));
    }

    private static Mono<Void> hangUp(Connection connection) {
        return free(connection).then(end(connection)).then(Mono.from(connection.close()));
    }

    /** Waits for what is running, or stops it. */
    private static Mono<Void> free(Connection connection) {
        return answers(connection).flatMap(free -> free ? Mono.empty() : stop(connection));
    }

    private static Mono<Boolean> answers(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE))
                .timeout(VALIDATION_LIMIT)
                .onErrorReturn(false);
    }

    /**
     * Stops what is running on the server. The answer after that shows that the request to stop has gone by and cannot
     * hit the next borrower; without one the connection is dead, and is closed under the pool, which would wait for it.
     */
    private static Mono<Void> stop(Connection connection) {
        return real(connection)
                .flatMap(real -> real.cancelRequest().timeout(VALIDATION_LIMIT).onErrorComplete())
                .then(answers(connection))
                .flatMap(free -> free ? Mono.empty() : end(connection));
    }

    /** Closes a connection under the pool, which will notice. */
    private static Mono<Void> end(Connection connection) {
        return real(connection)
                .flatMap(real -> real.close().timeout(VALIDATION_LIMIT).onErrorComplete());
    }

    private static Mono<PostgresqlConnection> real(Connection connection) {
        return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof PostgresqlConnection real
                ? Mono.just(real)
                : Mono.empty();
    }

    private static PostgresqlConnectionFactory driver(
            ConnectionFactoryOptions target, DatabaseOptions options, LoopResources loops) {
        var configuration = PostgresqlConnectionFactoryProvider.builder(HeapParameters.into(target))
                .forceBinary(true)
                .loopResources(loops)
                .tcpKeepAlive(true)
                .connectTimeout(options.connectLimit());
        if (options.behindTransactionPooler()) {
            configuration.preparedStatementCacheQueries(0);
        }
        return new PostgresqlConnectionFactory(configuration.build());
    }

    private static ConnectionPoolConfiguration pool(PostgresqlConnectionFactory driver, DatabaseOptions options) {
        return ConnectionPoolConfiguration.builder(new DeferredConnections(driver))
                .initialSize(0)
                .maxSize(options.maxConnections())
                .maxAcquireTime(options.acquireLimit())
                .maxCreateConnectionTime(options.connectLimit())
                .maxValidationTime(VALIDATION_LIMIT)
                .validationDepth(ValidationDepth.LOCAL)
                .acquireRetry(options.maxConnections())
                .maxLifeTime(MAX_LIFE)
                .maxIdleTime(MAX_IDLE)
                .backgroundEvictionInterval(EVICTION_INTERVAL)
                .build();
    }

    /** Collects how the database is used. */
    public static final class Builder {

        private final ConnectionFactoryOptions target;
        private final DatabaseOptions options;

        private Builder(ConnectionFactoryOptions target, DatabaseOptions options) {
            this.target = target;
            this.options = options;
        }

        /** The most connections of the pool; 10 unless said otherwise. The store opens three more of its own. */
        public Builder maxConnections(int connections) {
            return new Builder(target, options.withMaxConnections(connections));
        }

        /** How long a statement may take before its connection is given up; 10 seconds unless said otherwise. */
        public Builder statementLimit(Duration limit) {
            return new Builder(target, options.withStatementLimit(requireNonNull(limit, "limit")));
        }

        /** Avoids what a pooler in transaction mode (PgBouncer) cannot carry: named statements and {@code LISTEN}. */
        public Builder behindTransactionPooler() {
            return new Builder(target, options.throughTransactionPooler());
        }

        public Database build() {
            return new Database(target, options);
        }
    }
}
