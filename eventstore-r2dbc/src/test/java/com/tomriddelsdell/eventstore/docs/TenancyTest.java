package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.tenant.TenantId;
import com.tomriddelsdell.eventstore.tenant.UnknownTenantException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TenancyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId ORDER = StreamId.of("order", "1");

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Tenancy.class, "tenants").assertShownIn("docs/tenants.md");
    }

    @Test
    void the_example_keeps_tenants_apart() {
        var acme = TenantId.of("acme");
        var bolt = TenantId.of("bolt");
        var database = Server.database().build();
        var tenants = Tenancy.tenants(database, Set.of(acme, bolt));
        var store = Tenancy.store(tenants);
        var placed = EventData.of("OrderPlaced", Payload.utf8("{}"));

        StepVerifier.create(Flux.just(acme, bolt, TenantId.of("stranger"))
                        .concatMap(tenant -> Tenancy.place(store, ORDER, placed, tenant))
                        .map(Appended::version))
                .expectNext(StreamVersion.FIRST, StreamVersion.FIRST)
                .expectError(UnknownTenantException.class)
                .verify(PATIENCE);
        tenants.close().then(database.close()).block(PATIENCE);
    }
}
