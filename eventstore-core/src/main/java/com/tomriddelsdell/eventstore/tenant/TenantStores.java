package com.tomriddelsdell.eventstore.tenant;

import com.tomriddelsdell.eventstore.EventStore;
import reactor.core.publisher.Mono;

/** Finds the store of a tenant. Asked for each call, so it remembers what it has found. */
@FunctionalInterface
public interface TenantStores {

    /**
     * The store of {@code tenant}.
     *
     * <p><strong>Errors:</strong> {@link UnknownTenantException}, which an empty answer also becomes.
     */
    Mono<? extends EventStore> find(TenantId tenant);
}
