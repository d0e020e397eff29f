package com.tomriddelsdell.eventstore.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadHolder;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadState;
import com.tomriddelsdell.eventstore.spring.Contexts;
import com.tomriddelsdell.eventstore.spring.EventStoreAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.spring.meter.MetersAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsAutoConfiguration;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Who holds readers back is told; it makes nobody unwell unless a limit says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreHealthIndicatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void nothing_is_told_while_nobody_holds_readers_back() {
        var health = health(new HeadState(0, List.of(), Map.of(), NOW), null);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).isEmpty();
    }

    @Test
    void an_append_under_way_is_not_worth_telling() {
        assertThat(health(heldFor(Duration.ofMillis(20)), null).getDetails()).isEmpty();
    }

    @Test
    void a_transaction_that_is_held_open_is_told_of() {
        var health = health(heldFor(Duration.ofHours(3)), null);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("heldBackBy", "session 4711 (billing)")
                .containsEntry("heldBackFor", "PT3H")
                .containsEntry("heldBackLimit", "none")
                .containsEntry("positionsHeldBack", 12L);
    }

    @Test
    void beyond_the_limit_it_is_out_of_service() {
        var limit = Duration.ofSeconds(30);

        assertThat(health(heldFor(Duration.ofSeconds(29)), limit).getStatus()).isEqualTo(Status.UP);
        assertThat(health(heldFor(Duration.ofSeconds(31)), limit).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void each_subscription_tells_its_lag_what_it_put_aside_and_whether_it_is_leased() {
        var status = new SubscriptionStatus(
                "inbox", false, Position.of(9), 1, List.of(partition(0, 4, "pid 1"), partition(1, 7, null)));

        assertThat(new SubscriptionHealth(status, Duration.ofSeconds(3)).details())
                .isEqualTo(Map.of("lag", 5L, "delay", "PT3S", "parked", 2L, "paused", false, "leased", "1 of 2"));
    }

    @Test
    void a_subscription_that_is_late_beyond_the_limit_puts_it_out_of_service() {
        var limit = Duration.ofSeconds(30);

        assertThat(late("inbox", Duration.ofSeconds(30), false, limit).getStatus())
                .isEqualTo(Status.UP);
        var health = late("inbox", Duration.ofSeconds(31), false, limit);
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).isEqualTo(Map.of("late", List.of("inbox"), "delayLimit", "PT30S"));
    }

    @Test
    void one_that_is_paused_or_not_relied_on_or_without_a_limit_may_be_late() {
        var hour = Duration.ofHours(1);

        assertThat(late("inbox", hour, true, MINUTE).getStatus()).isEqualTo(Status.UP);
        assertThat(late("being.built", hour, false, MINUTE).getStatus()).isEqualTo(Status.UP);
        assertThat(late("inbox", hour, false, null).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_handler_that_hangs_makes_its_subscription_late() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withPropertyValues("eventstore.health.delay-limit=10ms")
                .withUserConfiguration(Hanging.class)
                .run(context -> StepVerifier.create(context.getBean(EventStore.class)
                                .append(
                                        StreamId.of("test", "1"),
                                        ExpectedVersion.noStream(),
                                        List.of(EventData.of("Happened", Payload.utf8("{}"))))
                                .then(context.getBean("eventStoreHealthIndicator", ReactiveHealthIndicator.class)
                                        .health()
                                        .filter(health -> health.getStatus().equals(Status.OUT_OF_SERVICE))
                                        .repeatWhenEmpty(looks -> looks.delayElements(Duration.ofMillis(20)))))
                        .assertNext(health -> assertThat(health.getDetails()).containsEntry("late", List.of("hanging")))
                        .expectComplete()
                        .verify(PATIENCE));
    }

    @Test
    void a_store_that_answers_is_up_and_tells_of_its_pool() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .run(context -> StepVerifier.create(
                                context.getBean("eventStoreHealthIndicator", ReactiveHealthIndicator.class)
                                        .health())
                        .assertNext(health -> {
                            assertThat(health.getStatus()).isEqualTo(Status.UP);
                            assertThat(health.getDetails())
                                    .containsEntry("lastPosition", 0L)
                                    .containsEntry("subscriptions", Map.of())
                                    .hasEntrySatisfying(
                                            "pool",
                                            pool -> assertThat(pool)
                                                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                                                    .containsEntry("max", 10)
                                                    .containsKeys("acquired", "idle", "waiting"));
                        })
                        .expectComplete()
                        .verify(PATIENCE));
    }

    @Test
    void a_store_that_is_gone_is_down() {
        Contexts.plain().withPropertyValues(Server.properties()).run(context -> {
            var indicator = context.getBean("eventStoreHealthIndicator", ReactiveHealthIndicator.class);
            context.getSourceApplicationContext().close();

            StepVerifier.create(indicator.health())
                    .assertNext(health -> assertThat(health.getStatus()).isEqualTo(Status.DOWN))
                    .expectComplete()
                    .verify(PATIENCE);
        });
    }

    @Test
    void without_the_actuator_there_is_neither_health_nor_an_endpoint() {
        new ApplicationContextRunner()
                .withUserConfiguration(Everything.class)
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate", "org.springframework.boot.health", "io.micrometer.core"))
                .withPropertyValues(Server.properties())
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(EventStore.class)
                        .doesNotHaveBean(HealthAutoConfiguration.class)
                        .doesNotHaveBean(EndpointAutoConfiguration.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hanging {

        @Bean
        Subscription<Connection> hanging() {
            return Subscription.handling("hanging", event -> Mono.never());
        }
    }

    /** As an application does it: only so are the configurations read without loading them. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        EventStoreAutoConfiguration.class,
        SubscriptionsAutoConfiguration.class,
        MetersAutoConfiguration.class,
        HealthAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        R2dbcAutoConfiguration.class
    })
    static class Everything {}

    private static Health health(HeadState head, @Nullable Duration limit) {
        return EventStoreHealthIndicator.of(head, limit, NOW).build();
    }

    private static Health late(String name, Duration delay, boolean paused, @Nullable Duration limit) {
        var status = new SubscriptionStatus(name, paused, Position.of(9), 1, List.of(partition(0, 4, "pid 1")));
        var health = Health.up();
        EventStoreHealthIndicator.addLate(
                health, List.of(new SubscriptionHealth(status, delay)), Set.of("inbox"), limit);
        return health.build();
    }

    private static PartitionStatus partition(int number, long position, @Nullable String owner) {
        return new PartitionStatus(number, Position.of(position), null, owner, 1, null, NOW, 1, null);
    }

    private static HeadState heldFor(Duration age) {
        var holder = new HeadHolder(
                Position.of(7), NOW.minus(age), 4711, null, "billing", "10.0.0.7", "idle in transaction", "SELECT 1");
        return new HeadState(12, List.of(holder), Map.of(), NOW);
    }
}
