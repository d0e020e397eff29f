package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.OpenTransaction;
import com.tomriddelsdell.eventstore.testkit.Transactions;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transactions on connections of their own, beside the pool. */
final class PostgresTransactions implements Transactions {

    private static final String WRITE =
            "CREATE TEMPORARY TABLE something (else_ int) ON COMMIT DROP; INSERT INTO something VALUES (1)";

    private final Database database;
    private final Database elsewhere = Server.database("template1").build();
    private final Queue<PostgresqlConnection> opened = new ConcurrentLinkedQueue<>();
    private @Nullable R2dbcEventStore store;

    PostgresTransactions(Database database) {
        this.database = database;
    }

    void appendThrough(R2dbcEventStore opened) {
        store = opened;
    }

    Mono<Void> close() {
        var closeStore = store == null ? Mono.<Void>empty() : store.close();
        return Flux.fromIterable(opened)
                .flatMap(PostgresqlConnection::close)
                .then(closeStore)
                .then(elsewhere.close());
    }

    @Override
    public Mono<OpenTransaction> begin() {
        return begin(database);
    }

    @Override
    public Mono<OpenTransaction> beginUnrelated() {
        return begin(database).delayUntil(OpenTransaction::writeSomethingElse);
    }

    @Override
    public Mono<OpenTransaction> beginUnrelatedElsewhere() {
        return begin(elsewhere).delayUntil(OpenTransaction::writeSomethingElse);
    }

    private Mono<OpenTransaction> begin(Database where) {
        return where.dedicated()
                .doOnNext(opened::add)
                .delayUntil(PostgresqlConnection::beginTransaction)
                .map(OnConnection::new);
    }

    private final class OnConnection implements OpenTransaction {

        private final PostgresqlConnection connection;

        private OnConnection(PostgresqlConnection connection) {
            this.connection = connection;
        }

        @Override
        public Mono<List<Appended>> append(AppendRequest request) {
            return Mono.justOrEmpty(store).flatMap(open -> open.append(connection, request));
        }

        @Override
        public Mono<Void> writeSomethingElse() {
            return connection
                    .createStatement(WRITE)
                    .execute()
                    .concatMap(PostgresqlResult::getRowsUpdated)
                    .then();
        }

        @Override
        public Mono<Void> commit() {
            return connection.commitTransaction().then(connection.close());
        }

        @Override
        public Mono<Void> rollback() {
            return connection.rollbackTransaction().then(connection.close());
        }
    }
}
