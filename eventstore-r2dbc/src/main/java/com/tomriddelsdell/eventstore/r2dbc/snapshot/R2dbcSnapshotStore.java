package com.tomriddelsdell.eventstore.r2dbc.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Snapshots in a table beside the log. */
public final class R2dbcSnapshotStore implements SnapshotStore {

    private static final String FIND = """
            SELECT version, event_id, fingerprint, state FROM ${schema}.snapshot WHERE stream_id = $1 AND name = $2
            """;

    private static final String SAVE = """
            INSERT INTO ${schema}.snapshot (stream_id, name, version, event_id, fingerprint, state)
            VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (stream_id, name) DO UPDATE
               SET version = excluded.version, event_id = excluded.event_id, fingerprint = excluded.fingerprint,
                   state = excluded.state, taken_at = excluded.taken_at
            """;

    private static final String DELETE = "DELETE FROM ${schema}.snapshot WHERE stream_id = $1 AND name = $2";

    private final Database database;
    private final Sql find;
    private final Sql save;
    private final Sql delete;

    public R2dbcSnapshotStore(Database database, SchemaName schema) {
        this.database = requireNonNull(database, "database");
        this.find = Sql.of(requireNonNull(schema, "schema"), FIND);
        this.save = Sql.of(schema, SAVE);
        this.delete = Sql.of(schema, DELETE);
    }

    @Override
    public Mono<Snapshot> find(SnapshotKey key) {
        requireNonNull(key, "key");
        return database.guard()
                .repeatedly(database.use(connection -> find.select(
                                connection,
                                R2dbcSnapshotStore::read,
                                key.stream().toString(),
                                key.name()))
                        .next())
                .onErrorMap(Errors::translate);
    }

    @Override
    public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
        requireNonNull(key, "key");
        requireNonNull(snapshot, "snapshot");
        return run(
                save,
                key.stream().toString(),
                key.name(),
                snapshot.version().value(),
                snapshot.eventId(),
                snapshot.fingerprint(),
                ByteBuffer.wrap(snapshot.state().toByteArray()));
    }

    @Override
    public Mono<Void> delete(SnapshotKey key) {
        requireNonNull(key, "key");
        return run(delete, key.stream().toString(), key.name());
    }

    /** May be repeated: it comes to the same each time. */
    private Mono<Void> run(Sql sql, Object... values) {
        return database.guard()
                .repeatedly(database.use(connection -> sql.change(connection, values))
                        .then())
                .onErrorMap(Errors::translate);
    }

    private static Snapshot read(Readable row) {
        return new Snapshot(
                StreamVersion.of(Cell.of(row, 0, Long.class)),
                Cell.of(row, 1, UUID.class),
                Cell.of(row, 2, String.class),
                Payload.wrap(Cell.of(row, 3, byte[].class)));
    }
}
