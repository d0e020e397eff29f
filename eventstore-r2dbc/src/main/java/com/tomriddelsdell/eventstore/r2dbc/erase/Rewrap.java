package com.tomriddelsdell.eventstore.r2dbc.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wraps keys by the current master key that are wrapped by another. */
final class Rewrap {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String COUNT = "SELECT count(*) FROM ${schema}.subject_key WHERE master_key_id <> $1";

    private static final String PAGE = "SELECT " + KeyRow.COLUMNS + """
             FROM ${schema}.subject_key WHERE master_key_id <> $1 AND key_id > $2 ORDER BY key_id LIMIT 100
            """;

    /** Changes nothing when the key was forgotten meanwhile, or wrapped anew by another. */
    private static final String REPLACE = """
            UPDATE ${schema}.subject_key SET wrapped_key = $3, master_key_id = $4
             WHERE key_id = $1 AND wrapped_key = $2
            """;

    private final Database database;
    private final MasterKeys masterKeys;
    private final Sql count;
    private final Sql page;
    private final Sql replace;

    Rewrap(Database database, SchemaName schema, MasterKeys masterKeys) {
        this.database = database;
        this.masterKeys = masterKeys;
        this.count = Sql.of(schema, COUNT);
        this.page = Sql.of(schema, PAGE);
        this.replace = Sql.of(schema, REPLACE);
    }

    Flux<RewrapProgress> run() {
        return counted()
                .flatMapMany(all -> page(BEFORE_ALL)
                        .expand(rows -> rows.isEmpty()
                                ? Mono.empty()
                                : page(rows.getLast().id()))
                        .filter(rows -> !rows.isEmpty())
                        .concatMap(this::rewrapped, 1)
                        .scan(
                                new RewrapProgress(0, all),
                                (before, step) -> new RewrapProgress(
                                        before.rewrapped() + step.rewrapped(),
                                        Math.max(0, before.remaining() - step.remaining())))
                        .skip(1));
    }

    /** How many were changed, and how many were looked at. */
    private Mono<RewrapProgress> rewrapped(List<KeyRow> rows) {
        return Flux.fromIterable(rows)
                .concatMap(this::rewrapped)
                .reduce(0L, Long::sum)
                .map(changed -> new RewrapProgress(changed, rows.size()));
    }

    private Mono<Long> rewrapped(KeyRow row) {
        return Mono.defer(() -> {
            var old = requireNonNull(row.wrapped());
            var wrapped = masterKeys.wrap(masterKeys.unwrap(row.id(), old));
            return database.guard()
                    .repeatedly(database.use(connection -> replace.change(
                                    connection,
                                    row.id(),
                                    ByteBuffer.wrap(old.bytes().toByteArray()),
                                    ByteBuffer.wrap(wrapped.bytes().toByteArray()),
                                    wrapped.masterKeyId()))
                            .next());
        });
    }

    private Mono<Long> counted() {
        return database.guard()
                .repeatedly(database.use(connection ->
                                count.select(connection, row -> Cell.of(row, 0, Long.class), masterKeys.current()))
                        .next());
    }

    private Mono<List<KeyRow>> page(UUID after) {
        return database.guard()
                .repeatedly(
                        database.use(connection -> page.select(connection, KeyRow::read, masterKeys.current(), after))
                                .collectList());
    }
}
