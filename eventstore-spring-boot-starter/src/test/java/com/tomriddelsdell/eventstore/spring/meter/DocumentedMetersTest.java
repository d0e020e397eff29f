package com.tomriddelsdell.eventstore.spring.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.memory.InMemoryTransaction;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.Replays;
import com.tomriddelsdell.eventstore.spring.Contexts;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsWatch;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The table of meters in the documentation is what is registered, and they show what is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentedMetersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PAGE = Path.of("../docs/spring.md");

    @Test
    void each_meter_is_documented_with_its_tags_and_unit_and_no_other() {
        running()
                .run(context -> assertThat(documented())
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(registered(context.getBean(MeterRegistry.class))));
    }

    @Test
    void they_show_how_far_a_subscription_has_come() {
        running()
                .withPropertyValues("eventstore.subscriptions.look-interval=100ms")
                .run(context -> {
                    append(context);

                    until(context, "eventstore.subscription.position", 1);
                    until(context, "eventstore.subscription.partitions", 1);
                    until(context, "eventstore.subscription.lag", 0);
                    until(context, "eventstore.subscription.delay", 0);
                    until(context, "eventstore.subscription.parked", 0);
                    until(context, "eventstore.subscription.restarts", 0);
                    until(context, "eventstore.pool.max", 10);
                });
    }

    @Test
    void they_show_what_is_read_of_a_projection_and_how_its_newest_replay_is_doing() {
        running()
                .withPropertyValues("eventstore.subscriptions.look-interval=100ms")
                .run(context -> {
                    append(context);
                    until(context, "eventstore.projection.generation", 1);
                    until(context, "eventstore.projection.lag", 0);
                    until(context, "eventstore.projection.delay", 0);
                    until(context, "eventstore.projection.parked", 0);
                    assertThat(value(context, "eventstore.replay.applied")).isNaN();

                    start(context);

                    until(context, "eventstore.replay.applied", 1);
                    until(context, "eventstore.replay.remaining", 0);
                    until(context, "eventstore.replay.rate", 0);
                    until(() -> state(context, "caught_up") == 1 && state(context, "running") == 0);
                    until(context, "eventstore.projection.generation", 1);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("eventstore.replay")
                                    .tag("act", "start")
                                    .timer()
                                    .count())
                            .isOne();
                });
    }

    @Test
    void what_nobody_has_looked_for_yet_is_not_a_number() {
        var store = InMemoryEventStore.create();
        var subscriptions = Subscriptions.of(store, store.subscriptions());
        Subscription<InMemoryTransaction> subscription =
                Subscription.projecting("nothing", (transaction, event) -> Mono.empty());
        var running = new RunningSubscriptions<>(subscriptions, List.of(subscription), PATIENCE);
        var registry = new SimpleMeterRegistry();

        new SubscriptionMeters(subscriptions, running, new SubscriptionsWatch(subscriptions.control(), PATIENCE))
                .bindTo(registry);

        assertThat(registry.get("eventstore.subscription.lag").gauge().value()).isNaN();
        assertThat(registry.get("eventstore.subscription.delay").gauge().value())
                .isNaN();
    }

    @Test
    void nothing_is_measured_where_nothing_keeps_meters() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withUserConfiguration(Listening.class)
                .run(context -> assertThat(context).doesNotHaveBean(MetersAutoConfiguration.class));
    }

    private static ApplicationContextRunner running() {
        return Contexts.measured()
                .withPropertyValues(Server.properties())
                .withBean(SimpleMeterRegistry.class)
                .withUserConfiguration(Listening.class);
    }

    private static void append(AssertableApplicationContext context) {
        var event = EventData.of("Happened", Payload.utf8("{}"));
        StepVerifier.create(context.getBean(EventStore.class)
                        .append(StreamId.of("test", "1"), ExpectedVersion.noStream(), List.of(event))
                        .then(((Subscriptions<?>) context.getBean(Subscriptions.class))
                                .await("listens", Position.of(1), PATIENCE)))
                .expectComplete()
                .verify(PATIENCE);
    }

    private static void start(AssertableApplicationContext context) {
        StepVerifier.create(((Replays<?>) context.getBean(Replays.class)).start(ReplayRequest.of("builds"), "ada"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private static double state(AssertableApplicationContext context, String state) {
        return context.getBean(MeterRegistry.class)
                .get("eventstore.replay.state")
                .tag("state", state)
                .gauge()
                .value();
    }

    private static void until(AssertableApplicationContext context, String meter, double value) {
        until(() -> value(context, meter) == value);
    }

    private static void until(BooleanSupplier condition) {
        StepVerifier.create(Flux.interval(Duration.ofMillis(20))
                        .filter(tick -> condition.getAsBoolean())
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private static double value(AssertableApplicationContext context, String meter) {
        return context.getBean(MeterRegistry.class)
                .get(meter)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    /** Each as {@code | name | tags | unit |}. */
    private static List<String> registered(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().matches("eventstore\\.(subscription|projection|replay|pool|head)\\..*"))
                .map(id -> "| `%s` | %s | %s |"
                        .formatted(
                                id.getName(),
                                id.getTags().stream()
                                        .map(Tag::getKey)
                                        .map("`%s`"::formatted)
                                        .collect(Collectors.joining(", ")),
                                id.getBaseUnit() == null ? "" : id.getBaseUnit()))
                .map(DocumentedMetersTest::plain)
                .distinct()
                .toList();
    }

    private static List<String> documented() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(
                            line -> line.matches("\\| `eventstore\\.(subscription|projection|replay|pool|head)\\..*"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> "|%s|%s|%s|".formatted(cells[1], cells[2], cells[3]))
                    .map(DocumentedMetersTest::plain)
                    .toList();
        }
    }

    private static String plain(String row) {
        return row.replaceAll("\\s+", " ");
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        Subscription<Connection> listens() {
            return Subscription.projecting("listens", (transaction, event) -> Mono.empty());
        }

        @Bean
        RebuildableProjection<Connection> builds() {
            return new Empty();
        }
    }

    /** A read model of which nothing is kept. */
    private static final class Empty implements RebuildableProjection<Connection> {

        @Override
        public String name() {
            return "builds";
        }

        @Override
        public Mono<Void> create(Connection transaction, int generation) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> drop(Connection transaction, int generation) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> publish(Connection transaction, int generation) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> apply(Connection transaction, int generation, RecordedEvent event) {
            return Mono.empty();
        }

        @Override
        public Flux<ProjectedRow> rows(Connection transaction, int generation, @Nullable String after, int limit) {
            return Flux.empty();
        }

        @Override
        public Mono<ProjectedRow> row(Connection transaction, int generation, String key) {
            return Mono.empty();
        }
    }
}
