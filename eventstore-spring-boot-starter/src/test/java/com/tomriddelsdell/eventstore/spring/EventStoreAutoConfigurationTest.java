package com.tomriddelsdell.eventstore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.observe.ObservedEventStore;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadMeters;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What an application is given, and that its own beans come first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreAutoConfigurationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void the_store_is_opened_where_the_properties_of_Boot_say() {
        Contexts.plain().withPropertyValues(Server.properties()).run(context -> {
            assertThat(context)
                    .hasSingleBean(Database.class)
                    .hasSingleBean(EventStore.class)
                    .hasSingleBean(R2dbcEventStore.class)
                    .hasSingleBean(Subscriptions.class)
                    .hasSingleBean(SchemaCatalogue.class)
                    .hasSingleBean(SnapshotStore.class)
                    .hasSingleBean(DeadlineStore.class)
                    .hasSingleBean(EventImport.class)
                    .doesNotHaveBean(KeyRing.class)
                    .hasSingleBean(HeadWatch.class)
                    .doesNotHaveBean(HeadMeters.class);
            StepVerifier.create(append(context.getBean(EventStore.class)))
                    .expectNext(1L)
                    .expectComplete()
                    .verify(PATIENCE);
        });
    }

    @Test
    void there_is_one_pool_and_Boot_speaks_through_it() {
        Contexts.plain().withPropertyValues(Server.properties()).run(context -> {
            assertThat(context).hasSingleBean(ConnectionFactory.class).hasSingleBean(DatabaseClient.class);
            assertThat(context.getBean(ConnectionFactory.class))
                    .isSameAs(context.getBean(Database.class).connectionFactory());
        });
    }

    @Test
    void the_properties_reach_the_database_and_the_log() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withPropertyValues(
                        "eventstore.max-connections=3",
                        "eventstore.statement-limit=4s",
                        "eventstore.behind-transaction-pooler=true")
                .run(context -> {
                    var options = context.getBean(Database.class).options();
                    assertThat(options.maxConnections()).isEqualTo(3);
                    assertThat(options.statementLimit()).isEqualTo(Duration.ofSeconds(4));
                    assertThat(options.behindTransactionPooler()).isTrue();
                });
    }

    @Test
    void keys_of_those_who_can_be_forgotten_are_kept_where_there_is_a_master_key() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withPropertyValues(
                        "eventstore.erasure.current=2026", "eventstore.erasure.master-keys.2026=" + MASTER_KEY)
                .run(context -> {
                    var keys = context.getBean(KeyRing.class);
                    var person = Subject.of("person-1");
                    StepVerifier.create(keys.keyOf(person).then(keys.forget(person)))
                            .expectNext(true)
                            .expectComplete()
                            .verify(PATIENCE);
                    assertThat(context.getBean(EventStoreProperties.class).toString())
                            .contains("2026")
                            .doesNotContain(MASTER_KEY);
                });
    }

    @Test
    void a_master_key_that_is_none_ends_the_start_and_is_not_told() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withPropertyValues("eventstore.erasure.current=2026", "eventstore.erasure.master-keys.2026=c2hvcnQ=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Master key \"2026\" must have 32 bytes, but has 5"));
    }

    @Test
    void others_are_given_an_observed_store_where_observations_are_kept() {
        Contexts.measured().withPropertyValues(Server.properties()).run(context -> {
            assertThat(context.getBean(EventStore.class)).isInstanceOf(ObservedEventStore.class);
            assertThat(context).hasSingleBean(R2dbcEventStore.class).hasSingleBean(HeadMeters.class);
        });
    }

    @Test
    void the_tables_of_the_application_are_there_before_anything_can_ask_for_them() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withUserConfiguration(Tables.class)
                .run(context ->
                        assertThat(context.getBean(RowCount.class).rows()).isZero());
    }

    @Test
    void beans_of_the_application_come_first() {
        Contexts.measured()
                .withPropertyValues(Server.properties())
                .withUserConfiguration(Own.class)
                .run(context -> {
                    assertThat(context.getBean(EventStore.class)).isInstanceOf(InMemoryEventStore.class);
                    assertThat(context).getBean(SchemaCatalogue.class).isSameAs(context.getBean("schemas"));
                    assertThat(context.getBean(Database.class).options().maxConnections())
                            .isEqualTo(2);
                    assertThat(context.getBean(ConnectionFactory.class))
                            .isSameAs(context.getBean("elsewhere", ConnectionFactory.class));
                });
    }

    @Test
    void limits_of_the_application_hold() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withBean(AppendLimits.class, () -> new AppendLimits(1, 1, 1))
                .run(context -> assertThat(catchThrowable(() -> append(context.getBean(EventStore.class))))
                        .hasMessageContaining("at most 1 bytes"));
    }

    @Test
    void all_connections_are_closed_before_the_server_that_a_bean_brings() {
        var left = new AtomicLong(-1);
        var database = Server.newDatabase();

        Contexts.plain()
                .withBean(OwnServer.class, () -> new OwnServer(database, left))
                .withUserConfiguration(OwnServerAddress.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(Server.sessions(database)).isPositive();
                });

        assertThat(left).hasValue(0);
    }

    private static Mono<Long> append(EventStore store) {
        var event = EventData.of("Happened", Payload.utf8("{}"));
        return store.append(StreamId.of("test", "1"), ExpectedVersion.noStream(), List.of(event))
                .map(appended -> appended.position().value());
    }

    @Configuration(proxyBeanMethods = false)
    static class Tables {

        @Bean
        Migrations things() {
            return Migrations.of(EventStoreAutoConfigurationTest.class, "things", "V1__thing.sql");
        }

        @Bean
        RowCount rowCount(DatabaseClient database) {
            return new RowCount(database.sql("SELECT count(*) FROM things.thing")
                    .mapValue(Long.class)
                    .one()
                    .blockOptional(PATIENCE)
                    .orElseThrow());
        }
    }

    record RowCount(long rows) {}

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        EventStore mine() {
            return InMemoryEventStore.create();
        }

        @Bean
        SchemaCatalogue schemas() {
            return InMemoryEventStore.create().schemas();
        }

        @Bean(destroyMethod = "")
        Database database() {
            return Database.at(ConnectionFactoryOptions.parse(Server.url("postgres"))
                            .mutate()
                            .option(ConnectionFactoryOptions.USER, "postgres")
                            .build())
                    .maxConnections(2)
                    .build();
        }

        @Bean
        ConnectionFactory elsewhere() {
            return ConnectionFactories.get(Server.address("postgres"));
        }
    }

    record OwnServer(String database, AtomicLong left) implements AutoCloseable {

        @Override
        public void close() {
            left.set(Server.sessionsLeft(database));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnServerAddress {

        @Bean
        ConnectionFactoryOptions address(@Autowired OwnServer server) {
            return ConnectionFactoryOptions.parse(Server.url(server.database()))
                    .mutate()
                    .option(ConnectionFactoryOptions.USER, "postgres")
                    .build();
        }
    }
}
