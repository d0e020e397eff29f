package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.tenant.R2dbcTenants;
import com.tomriddelsdell.eventstore.tenant.TenantEventStore;
import com.tomriddelsdell.eventstore.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The example of the page on tenants. */
final class Tenancy {

    private Tenancy() {}

    // region tenants
    static R2dbcTenants tenants(Database database, Set<TenantId> customers) {
        return R2dbcTenants.in(
                database, tenant -> customers.contains(tenant) ? Optional.of("log_of_" + tenant) : Optional.empty());
    }

    static Mono<Appended> place(EventStore store, StreamId order, EventData placed, TenantId tenant) {
        return store.append(order, ExpectedVersion.noStream(), List.of(placed)).contextWrite(tenant::in);
    }

    static EventStore store(R2dbcTenants tenants) {
        return TenantEventStore.of(tenants);
    }
    // endregion
}
