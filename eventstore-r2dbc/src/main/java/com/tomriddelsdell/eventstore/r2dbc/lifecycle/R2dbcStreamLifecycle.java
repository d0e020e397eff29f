package com.tomriddelsdell.eventstore.r2dbc.lifecycle;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamMetadata;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.lifecycle.StateChange.Act;
import io.r2dbc.spi.Connection;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The lifecycle of streams on PostgreSQL. A change holds the lock that appends to the stream take, and ages go by the clock of
 * the database.
 *
 * <p>What a scavenge frees is used for what is appended next, and whole pages at the end of a table are given back to the
 * operating system. Only the owner of the tables, or a role with the right {@code MAINTAIN} on them, can free space itself;
 * otherwise that is left to autovacuum.
 */
public final class R2dbcStreamLifecycle implements StreamLifecycle {

    private final Database database;
    private final StreamRow row;
    private final StateChange change;
    private final Scavenge scavenge;

    public R2dbcStreamLifecycle(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.row = new StreamRow(requireNonNull(schema, "schema"));
        this.change = new StateChange(schema);
        this.scavenge = new Scavenge(database, schema);
    }

    @Override
    public Mono<StreamDescription> describe(StreamId stream) {
        requireNonNull(stream, "stream");
        return database.guard()
                .repeatedly(database.use(connection -> row.describe(connection, stream))
                        .single())
                .onErrorMap(Errors::translate);
    }

    @Override
    public Mono<StreamMetadata> change(StreamId stream, UnaryOperator<StreamMetadata> change) {
        requireNonNull(stream, "stream");
        requireNonNull(change, "change");
        return database.guard()
                .transaction(database.inTransaction(connection -> row.lock(connection, stream)
                                .then(row.describe(connection, stream))
                                .flatMap(found -> write(connection, found, change)))
                        .single())
                .onErrorMap(Errors::translate);
    }

    private Mono<StreamMetadata> write(
            Connection connection, StreamDescription found, UnaryOperator<StreamMetadata> change) {
        if (found.state() == StreamState.TOMBSTONED) {
            return Mono.error(() -> new StreamClosedException(found.stream(), Closure.TOMBSTONED));
        }
        var changed = requireNonNull(change.apply(found.metadata()), "changed metadata");
        return row.write(connection, found.stream(), changed).thenReturn(changed);
    }

    @Override
    public Mono<Void> delete(StreamId stream, ExpectedVersion expected) {
        return make(stream, Act.DELETE, expected);
    }

    @Override
    public Mono<Void> tombstone(StreamId stream, ExpectedVersion expected) {
        return make(stream, Act.TOMBSTONE, expected);
    }

    @Override
    public Mono<Void> archive(StreamId stream, ExpectedVersion expected) {
        return make(stream, Act.ARCHIVE, expected);
    }

    @Override
    public Mono<Void> reopen(StreamId stream) {
        return make(stream, Act.REOPEN, ExpectedVersion.any());
    }

    private Mono<Void> make(StreamId stream, Act act, ExpectedVersion expected) {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        return database.guard()
                .once(database.use(connection -> change.make(connection, stream, act, expected))
                        .then())
                .onErrorMap(Errors::translate);
    }

    @Override
    public Flux<ScavengeProgress> scavenge() {
        return scavenge.run().onErrorMap(Errors::translate);
    }
}
