package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A connection of its own for one statement at a time; it is opened when needed and replaced when it breaks. */
final class Lane {

    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final Duration VALIDATION_LIMIT = Duration.ofMillis(500);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(2);

    private final Database database;
    private final AtomicReference<@Nullable PostgresqlConnection> connection = new AtomicReference<>();
    private volatile long lastUsed;
    private volatile boolean closed;

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

    /** Completes when the connection is closed, or was too long about it. */
    Mono<Void> close() {
        closed = true;
        return replaced(null);
    }

    private Mono<PostgresqlConnection> connection() {
        return Mono.defer(() -> {
            var open = connection.get();
            if (open == null) {
                return open();
            }
            var idle = Duration.ofNanos(System.nanoTime() - lastUsed);
            return idle.compareTo(TRUSTED) < 0 ? Mono.just(open) : validated(open);
        });
    }

    private Mono<PostgresqlConnection> open() {
        return database.dedicated().doOnNext(this::keep);
    }

    /** May come late, after the time limit: then the lane may have another connection already, or be closed. */
    private void keep(PostgresqlConnection opened) {
        replaced(opened).subscribe();
        if (closed) {
            replace();
        }
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
        replaced(null).subscribe();
    }

    /** Closes the connection that {@code replacement} takes the place of. */
    private Mono<Void> replaced(@Nullable PostgresqlConnection replacement) {
        var former = connection.getAndSet(replacement);
        return former == null
                ? Mono.empty()
                : former.close().timeout(CLOSING_LIMIT).onErrorComplete();
    }
}
