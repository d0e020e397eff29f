package com.tomriddelsdell.eventstore.r2dbc.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keys of subjects in a table beside the log, wrapped by master keys. The table names nobody: a subject is found by an HMAC
 * whose key lies there too, wrapped like the others.
 *
 * <p>A master key that is not configured, or is another than the one that wrapped, is a
 * {@link com.tomriddelsdell.eventstore.StoreFailedException} that names it and those that are configured.
 */
public final class R2dbcSubjectKeys implements SubjectKeys {

    private static final ByteBuffer OF_THE_DIGEST_KEY = ByteBuffer.allocate(0);

    private static final String BY_DIGEST =
            "SELECT " + KeyRow.COLUMNS + " FROM ${schema}.subject_key WHERE digest = $1";

    private static final String BY_IDS =
            "SELECT " + KeyRow.COLUMNS + " FROM ${schema}.subject_key WHERE key_id = ANY($1) AND digest <> ''";

    private static final String INSERT = """
            INSERT INTO ${schema}.subject_key (key_id, digest, wrapped_key, master_key_id)
            VALUES ($1, $2, $3, $4)
                ON CONFLICT (digest) DO NOTHING
            """;

    private static final String FORGET = """
            UPDATE ${schema}.subject_key SET wrapped_key = NULL, master_key_id = NULL, forgotten_at = now()
             WHERE digest = $1 AND wrapped_key IS NOT NULL
            """;

    private final Database database;
    private final MasterKeys masterKeys;
    private final Rewrap rewrap;
    private final Sql byDigest;
    private final Sql byIds;
    private final Sql insert;
    private final Sql forget;
    private final Mono<SubjectKey> digestKey;

    public R2dbcSubjectKeys(Database database, SchemaName schema, MasterKeys masterKeys) {
        this.database = requireNonNull(database, "database");
        this.masterKeys = requireNonNull(masterKeys, "masterKeys");
        this.rewrap = new Rewrap(database, requireNonNull(schema, "schema"), masterKeys);
        this.byDigest = Sql.of(schema, BY_DIGEST);
        this.byIds = Sql.of(schema, BY_IDS);
        this.insert = Sql.of(schema, INSERT);
        this.forget = Sql.of(schema, FORGET);
        this.digestKey = masterKeys
                .ready()
                .then(Mono.defer(() -> findOrMake(OF_THE_DIGEST_KEY)))
                .map(this::unwrapped)
                .cache(found -> Duration.ofMillis(Long.MAX_VALUE), failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<SubjectKey> keyOf(Subject subject) {
        requireNonNull(subject, "subject");
        return digestOf(subject)
                .flatMap(this::findOrMake)
                .map(row -> {
                    if (row.wrapped() == null) {
                        throw new SubjectForgottenException(subject);
                    }
                    return unwrapped(row);
                })
                .onErrorMap(Errors::translate);
    }

    /** May be repeated: whoever comes second finds what the first has made. */
    private Mono<KeyRow> findOrMake(ByteBuffer digest) {
        return find(digest)
                .switchIfEmpty(SubjectKey.generate()
                        .flatMap(made -> insert(made, digest).then(find(digest))));
    }

    private Mono<KeyRow> find(ByteBuffer digest) {
        return rows(byDigest, digest.duplicate())
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private Mono<Long> insert(SubjectKey made, ByteBuffer digest) {
        return Mono.defer(() -> {
            var wrapped = masterKeys.wrap(made);
            return changed(
                    insert,
                    made.id(),
                    digest.duplicate(),
                    ByteBuffer.wrap(wrapped.bytes().toByteArray()),
                    wrapped.masterKeyId());
        });
    }

    private SubjectKey unwrapped(KeyRow row) {
        return masterKeys.unwrap(row.id(), requireNonNull(row.wrapped()));
    }

    @Override
    public Mono<FoundKeys> find(Set<UUID> ids) {
        var wanted = List.copyOf(requireNonNull(ids, "ids"));
        return wanted.isEmpty()
                ? Mono.just(new FoundKeys(Map.of(), Set.of()))
                : masterKeys
                        .ready()
                        .then(Mono.defer(() -> rows(byIds, ArrayParameter.uuid(wanted))))
                        .map(this::found)
                        .onErrorMap(Errors::translate);
    }

    private FoundKeys found(List<KeyRow> rows) {
        var keys = new HashMap<UUID, SubjectKey>();
        var forgotten = new HashSet<UUID>();
        for (var row : rows) {
            if (row.wrapped() == null) {
                forgotten.add(row.id());
            } else {
                keys.put(row.id(), unwrapped(row));
            }
        }
        return new FoundKeys(keys, forgotten);
    }

    /**
     * Overwrites the key in its row.
     *
     * <p>What the row was before stays on the server's disk until vacuum, and in its write-ahead log and backups for as long as
     * those are kept, wrapped by the master key.
     */
    @Override
    public Mono<Boolean> forget(Subject subject) {
        requireNonNull(subject, "subject");
        return digestOf(subject)
                .flatMap(digest -> changed(forget, digest))
                .map(rows -> rows > 0)
                .onErrorMap(Errors::translate);
    }

    /**
     * Wraps all keys by the current master key that are wrapped by another, a hundred at a time, while everything goes on.
     * After it has completed, in a time in which no process used another as its current one, the other master keys are needed
     * no more: they may be destroyed, and with them what backups of the database hold of keys.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreFailedException} when a master key is missing;
     * {@link com.tomriddelsdell.eventstore.StoreUnavailableException}, after which the same call may be made again.
     *
     * <p><strong>Cancellation:</strong> what was wrapped anew stays so; another call goes on.
     *
     * @return how far it has come, after each step; empty when there is nothing to do
     */
    public Flux<RewrapProgress> rewrap() {
        return masterKeys.ready().thenMany(rewrap.run()).onErrorMap(Errors::translate);
    }

    private Mono<ByteBuffer> digestOf(Subject subject) {
        return digestKey.map(key -> ByteBuffer.wrap(key.digestOf(subject)));
    }

    private Mono<List<KeyRow>> rows(Sql sql, Object parameter) {
        return database.guard()
                .repeatedly(database.use(connection -> sql.select(connection, KeyRow::read, parameter))
                        .collectList());
    }

    private Mono<Long> changed(Sql sql, Object... parameters) {
        return database.guard()
                .repeatedly(database.use(connection -> sql.change(connection, parameters))
                        .next());
    }
}
