package com.tomriddelsdell.eventstore.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.spring.Contexts;
import com.tomriddelsdell.eventstore.spring.Server;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreEndpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void it_tells_how_the_log_and_its_subscriptions_stand() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .withPropertyValues("management.endpoints.web.exposure.include=eventstore")
                .withUserConfiguration(Failing.class)
                .run(context -> {
                    var event = EventData.of("Happened", Payload.utf8("{}"));
                    var appended = context.getBean(EventStore.class)
                            .append(StreamId.of("test", "1"), ExpectedVersion.noStream(), List.of(event))
                            .then(((Subscriptions<?>) context.getBean(Subscriptions.class))
                                    .await("fails", Position.of(1), PATIENCE));
                    var report = appended.then(
                            context.getBean(EventStoreEndpoint.class).report());

                    StepVerifier.create(report)
                            .assertNext(EventStoreEndpointTest::assertTold)
                            .expectComplete()
                            .verify(PATIENCE);
                });
    }

    @Test
    void it_is_not_there_unless_it_is_exposed() {
        Contexts.plain()
                .withPropertyValues(Server.properties())
                .run(context -> assertThat(context).doesNotHaveBean(EventStoreEndpoint.class));
    }

    private static void assertTold(EventStoreReport report) {
        assertThat(report.epoch()).matches("[0-9a-f-]{36}:.+");
        assertThat(report.head()).isEqualTo(new EventStoreReport.HeadReport(1, 1, List.of()));
        assertThat(report.subscriptions()).singleElement().satisfies(subscription -> {
            assertThat(subscription.name()).isEqualTo("fails");
            assertThat(subscription.position()).isEqualTo(1);
            assertThat(subscription.lag()).isZero();
            assertThat(subscription.parked()).isEqualTo(1);
            assertThat(subscription.partitions()).singleElement().satisfies(partition -> {
                assertThat(partition.owner()).startsWith("pid ");
                assertThat(partition.parked()).isEqualTo(1);
            });
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        Subscription<Connection> fails() {
            return Subscription.<Connection>handling("fails", event -> Mono.error(new IllegalStateException("no")))
                    .retrying(RetryPolicy.DEFAULT.attempts(1));
        }
    }
}
