package com.tomriddelsdell.eventstore.r2dbc.tenant;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.tenant.TenantId;
import com.tomriddelsdell.eventstore.tenant.TenantStores;
import com.tomriddelsdell.eventstore.tenant.UnknownTenantException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A log for each tenant, in a schema of its own of one database, opened when it is first asked for and kept open. Each open log
 * has up to three connections beside the pool, which all share.
 */
public final class R2dbcTenants implements TenantStores {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Database database;
    private final Function<TenantId, Optional<String>> schemas;
    private final Map<TenantId, Mono<R2dbcEventStore>> open = new ConcurrentHashMap<>();

    private R2dbcTenants(Database database, Function<TenantId, Optional<String>> schemas) {
        this.database = database;
        this.schemas = schemas;
    }

    /**
     * The tenants of {@code database}.
     *
     * @param schemas the schema of a tenant's log; empty for whom there is none, and no schema is made
     */
    public static R2dbcTenants in(Database database, Function<TenantId, Optional<String>> schemas) {
        return new R2dbcTenants(requireNonNull(database, "database"), requireNonNull(schemas, "schemas"));
    }

    /**
     * The store of {@code tenant}, with everything that belongs to it. Whoever asks first opens it, and makes its schema.
     *
     * <p><strong>Errors:</strong> {@link UnknownTenantException}; what {@link R2dbcEventStore.Builder#open()} fails with, after
     * which the next who asks tries again.
     */
    @Override
    public Mono<R2dbcEventStore> find(TenantId tenant) {
        requireNonNull(tenant, "tenant");
        return Mono.defer(() -> {
            var known = open.get(tenant);
            return known == null ? opened(tenant) : known;
        });
    }

    /** Closes every store that was opened. The {@link Database} stays open. */
    public Mono<Void> close() {
        return Flux.defer(() -> Flux.fromIterable(open.keySet()))
                .flatMap(tenant -> Mono.justOrEmpty(open.remove(tenant)))
                .flatMap(store -> store.onErrorComplete().flatMap(R2dbcEventStore::close))
                .then();
    }

    private Mono<R2dbcEventStore> opened(TenantId tenant) {
        return schemas.apply(tenant)
                .map(schema -> open.computeIfAbsent(tenant, first -> opening(schema)))
                .orElseGet(() -> Mono.error(new UnknownTenantException(tenant)));
    }

    /** What has failed is not remembered. */
    private Mono<R2dbcEventStore> opening(String schema) {
        return R2dbcEventStore.on(database)
                .schema(schema)
                .open()
                .cache(store -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }
}
