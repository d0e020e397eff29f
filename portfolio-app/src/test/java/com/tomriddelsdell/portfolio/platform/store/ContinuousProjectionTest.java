package com.tomriddelsdell.portfolio.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.project.Projection;
import com.tomriddelsdell.eventstore.project.ProjectionRunner;
import com.tomriddelsdell.eventstore.project.ReadModelStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ContinuousProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventStore store = InMemoryEventStore.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FailingOnce readModels = new FailingOnce();
    private final ContinuousProjection projection =
            new ContinuousProjection(new ProjectionRunner<>(store, readModels), new Nothing(), meters);

    @Test
    void a_projection_that_failed_continues_and_stops_when_told() {
        var appended = store.append(
                StreamId.of("test", "1"), ExpectedVersion.noStream(), List.of(EventData.of("T", Payload.utf8(""))));

        projection.start();
        StepVerifier.create(appended.then(readModels.advanced.asMono()))
                .expectNext(Position.of(1))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(projection.isRunning()).isTrue();
        assertThat(meters.counter("eventstore.projection.restarts", "projection", "nothing")
                        .count())
                .isOne();
        projection.stop();
        assertThat(projection.isRunning()).isFalse();
    }

    private static final class FailingOnce implements ReadModelStore<Connection> {

        private final AtomicInteger attempts = new AtomicInteger();
        private final Sinks.One<Position> advanced = Sinks.one();

        @Override
        public Mono<Position> checkpoint(String name) {
            return Mono.just(Position.START);
        }

        @Override
        public Mono<Void> advance(String name, Position from, Position to, Function<Connection, Mono<Void>> changes) {
            return attempts.getAndIncrement() == 0
                    ? Mono.error(new IllegalStateException("the connection broke"))
                    : Mono.fromRunnable(() -> advanced.tryEmitValue(to));
        }
    }

    private static final class Nothing implements Projection<Connection> {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public Mono<Void> apply(Connection transaction, RecordedEvent event) {
            return Mono.empty();
        }
    }
}
