package com.tomriddelsdell.eventstore.spring.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.spring.Contexts;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Beans of subscriptions run for the life of the context, and leave their leases behind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionBeansTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String[] properties = Server.properties();

    @Test
    void an_appended_event_reaches_each_of_them() {
        Contexts.plain()
                .withPropertyValues(properties)
                .withUserConfiguration(Listening.class)
                .run(context -> StepVerifier.create(append(context).thenMany(heard(context)))
                        .expectNext("first: Happened", "second: Happened")
                        .expectComplete()
                        .verify(PATIENCE));
    }

    @Test
    void nobody_holds_them_once_the_context_is_closed() {
        var context = Contexts.plain().withPropertyValues(properties);
        context.withUserConfiguration(Listening.class)
                .withPropertyValues("eventstore.subscriptions.lease=1h")
                .run(running -> append(running).thenMany(heard(running)).blockLast(PATIENCE));

        context.run(later -> StepVerifier.create(statuses(later))
                .assertNext(statuses -> assertThat(statuses)
                        .hasSize(2)
                        .flatExtracting(SubscriptionStatus::partitions)
                        .extracting(PartitionStatus::owner)
                        .containsOnlyNulls())
                .expectComplete()
                .verify(PATIENCE));
    }

    @Test
    void a_process_can_be_told_not_to_run_them() {
        Contexts.plain()
                .withPropertyValues(properties)
                .withPropertyValues("eventstore.subscriptions.run=false")
                .withUserConfiguration(Listening.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(Subscriptions.class)
                        .doesNotHaveBean(RunningSubscriptions.class));
    }

    private static Mono<?> append(ApplicationContext context) {
        var event = EventData.of("Happened", Payload.utf8("{}"));
        return context.getBean(EventStore.class)
                .append(StreamId.of("test", "1"), ExpectedVersion.noStream(), List.of(event));
    }

    private static Flux<String> heard(ApplicationContext context) {
        return context.getBean(Heard.class).sink().asFlux().take(2).sort();
    }

    private static Mono<List<SubscriptionStatus>> statuses(ApplicationContext context) {
        return ((Subscriptions<?>) context.getBean(Subscriptions.class))
                .control()
                .status()
                .collectList();
    }

    record Heard(Sinks.Many<String> sink) {

        Mono<Void> note(String who, RecordedEvent event) {
            return Mono.fromRunnable(() -> sink.emitNext(
                    who + ": " + event.type(), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1))));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        Heard heard() {
            return new Heard(Sinks.many().replay().all());
        }

        @Bean
        Subscription<Connection> first(Heard heard) {
            return Subscription.handling("first", event -> heard.note("first", event));
        }

        @Bean
        Subscription<Connection> second(Heard heard) {
            return Subscription.projecting("second", (transaction, event) -> heard.note("second", event));
        }
    }
}
