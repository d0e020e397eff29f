package com.tomriddelsdell.eventstore.r2dbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What ends a transaction in the middle of a statement ends that statement too. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndedTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Where the driver names a statement just before it queues it. */
    private static final Logger STARTING = (Logger) LoggerFactory.getLogger("io.r2dbc.postgresql.QUERY");

    private final String table = Server.newSchema();
    private final Database database = Server.database().maxConnections(1).build();
    private final Interruption interruption = new Interruption();

    @BeforeEach
    void create() {
        count("CREATE TABLE %s (id bigint)".formatted(table));
        interruption.start();
        STARTING.setLevel(Level.DEBUG);
        STARTING.setAdditive(false);
        STARTING.addAppender(interruption);
    }

    @AfterEach
    void close() {
        STARTING.detachAppender(interruption);
        STARTING.setAdditive(true);
        STARTING.setLevel(null);
        database.close().block(PATIENCE);
    }

    @Test
    void a_statement_that_is_starting_when_its_transaction_is_cancelled_takes_no_effect() {
        database.inTransaction(connection -> change(connection, "DELETE FROM %s WHERE id = $1")
                        .thenMany(change(connection, "INSERT INTO %s VALUES ($1)")))
                .doOnSubscribe(interruption.transaction::set)
                .takeUntilOther(interruption.happened.asMono())
                .blockLast(PATIENCE);

        assertThat(count("DELETE FROM %s".formatted(table))).isZero();
    }

    @Test
    void a_statement_that_is_starting_when_its_transaction_fails_elsewhere_takes_no_effect() {
        var failure = interruption.happened.asMono().then(Mono.error(new TimeoutException("elsewhere")));
        var failed = database.inTransaction(connection -> change(connection, "DELETE FROM %s WHERE id = $1")
                        .thenMany(change(connection, "INSERT INTO %s VALUES ($1)"))
                        .takeUntilOther(failure))
                .then();

        StepVerifier.create(failed).expectError(TimeoutException.class).verify(PATIENCE);

        assertThat(count("DELETE FROM %s".formatted(table))).isZero();
    }

    private Flux<Long> change(Connection connection, String sql) {
        var statement = connection.createStatement(sql.formatted(table)).bind(0, 1L);
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated);
    }

    private long count(String sql) {
        return database.use(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .reduce(0L, Long::sum)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /** Cancels the transaction in the middle of the start of its statement, on the same thread. */
    private static final class Interruption extends AppenderBase<ILoggingEvent> {

        private final AtomicReference<Subscription> transaction = new AtomicReference<>(Operators.emptySubscription());
        private final Sinks.Empty<Void> happened = Sinks.empty();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().contains("INSERT")) {
                transaction.get().cancel();
                happened.tryEmitEmpty();
            }
        }
    }
}
