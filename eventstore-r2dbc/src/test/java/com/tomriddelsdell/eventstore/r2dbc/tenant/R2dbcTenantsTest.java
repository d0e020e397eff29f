package com.tomriddelsdell.eventstore.r2dbc.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.tenant.TenantEventStore;
import com.tomriddelsdell.eventstore.tenant.TenantId;
import com.tomriddelsdell.eventstore.tenant.UnknownTenantException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class R2dbcTenantsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId BOLT = TenantId.of("bolt");
    private static final TenantId NOBODY = TenantId.of("nobody");

    private final Map<TenantId, String> schemas = Map.of(ACME, Server.newSchema(), BOLT, Server.newSchema());
    private final Database database = Server.database().build();
    private final R2dbcTenants tenants = R2dbcTenants.in(database, tenant -> Optional.ofNullable(schemas.get(tenant)));
    private final TenantEventStore store = TenantEventStore.of(tenants);

    @AfterEach
    void close() {
        tenants.close().then(database.close()).block(PATIENCE);
    }

    @Test
    void each_tenant_has_a_log_with_positions_of_its_own() {
        StepVerifier.create(Flux.concat(append(ACME), append(BOLT)).map(Appended::position))
                .expectNext(Position.of(1), Position.of(1))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(store.count(LogRead.all()).contextWrite(BOLT::in))
                .expectNext(1L)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void all_who_ask_are_given_the_same_store() {
        var asked = Flux.range(0, 16)
                .flatMap(number -> tenants.find(ACME).subscribeOn(Schedulers.parallel()), 16)
                .distinct()
                .collectList();

        assertThat(now(asked)).hasSize(1);
    }

    @Test
    void for_an_unknown_tenant_no_log_is_made() throws SQLException {
        var before = logs();

        StepVerifier.create(append(NOBODY))
                .expectError(UnknownTenantException.class)
                .verify(PATIENCE);
        assertThat(logs()).isEqualTo(before);
    }

    @Test
    void what_could_not_be_opened_is_tried_again() throws SQLException {
        execute("CREATE SCHEMA %1$s; CREATE TABLE %1$s.migration (strange int)");
        StepVerifier.create(append(ACME)).expectError().verify(PATIENCE);

        execute("DROP SCHEMA %1$s CASCADE");
        StepVerifier.create(append(ACME)).expectNextCount(1).expectComplete().verify(PATIENCE);
    }

    @Test
    void after_closing_a_log_is_opened_anew() {
        var first = now(tenants.find(ACME));
        tenants.close().block(PATIENCE);

        R2dbcEventStore second = now(tenants.find(ACME));
        assertThat(second).isNotSameAs(first);
    }

    private Mono<Appended> append(TenantId tenant) {
        return store.append(STREAM, ExpectedVersion.noStream(), List.of(EventData.of("OrderPlaced", Payload.utf8(""))))
                .contextWrite(tenant::in);
    }

    private static long logs() throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_namespace")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Server.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(schemas.get(ACME)));
        }
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
