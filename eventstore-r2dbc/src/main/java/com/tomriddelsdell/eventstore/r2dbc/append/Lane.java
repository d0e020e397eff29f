package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A connection of its own for one statement at a time; it is opened when needed and replaced when it breaks. */
final class Lane {

    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final Duration VALIDATION_LIMIT = Duration.ofMillis(500);

    private final Database database;
    private @Nullable PostgresqlConnection connection;
    private long lastUsed;

    Lane(Database database) {
        this.database = database;
    }

    <T> Mono<T> use(Function<Connection, Mono<T>> work) {
        return database.guard()
                .once(connection().flatMap(work))
                .doOnSuccess(result -> lastUsed = System.nanoTime())
                .doOnError(this::replaceIfBroken)
                .doOnCancel(this::replace);
    }

    Mono<Void> close() {
        var closing = connection;
        connection = null;
        return closing == null ? Mono.empty() : closing.close();
    }

    private Mono<PostgresqlConnection> connection() {
        return Mono.defer(() -> {
            var open = connection;
            if (open == null) {
                return open();
            }
            var idle = Duration.ofNanos(System.nanoTime() - lastUsed);
            return idle.compareTo(TRUSTED) < 0 ? Mono.just(open) : validated(open);
        });
    }

    private Mono<PostgresqlConnection> open() {
        return database.dedicated().doOnNext(opened -> connection = opened);
    }

    private Mono<PostgresqlConnection> validated(PostgresqlConnection open) {
        return open.validate(ValidationDepth.REMOTE)
                .timeout(VALIDATION_LIMIT)
                .onErrorReturn(false)
                .flatMap(valid -> valid
                        ? Mono.just(open)
                        : Mono.fromRunnable(this::replace).then(open()));
    }

    private void replaceIfBroken(Throwable failure) {
        switch (Failure.of(failure)) {
            case LOST -> replace();
            case NOT_SENT, ROLLED_BACK, DUPLICATE, REFUSED -> {}
        }
    }

    private void replace() {
        close().onErrorComplete().subscribe();
    }
}
