package com.tomriddelsdell.eventstore.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final ReadModelInMemory readModel = new ReadModelInMemory();
    private final ProjectionRunner<List<String>> runner = new ProjectionRunner<>(store, readModel);

    @Test
    void events_are_applied_in_order_and_the_checkpoint_follows() {
        append("a", "b");

        StepVerifier.create(runner.run(new Types()).takeUntil(Position.of(3)::equals))
                .expectNext(Position.of(2))
                .then(() -> append("c"))
                .expectNext(Position.of(3))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(readModel.rows()).containsExactly("a", "b", "c");
    }

    @Test
    void it_goes_on_after_the_checkpoint() {
        append("a", "b", "c");
        readModel.moveTo(Position.of(2));

        StepVerifier.create(runner.run(new Types()).next())
                .expectNext(Position.of(3))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(readModel.rows()).containsExactly("c");
    }

    @Test
    void a_batch_that_fails_leaves_nothing_behind() {
        append("a", "poison", "c");

        StepVerifier.create(runner.run(new Types()))
                .thenConsumeWhile(checkpoint -> checkpoint.compareTo(Position.of(2)) < 0)
                .expectErrorMessage("poison")
                .verify(PATIENCE);
        assertThat(readModel.rows()).isSubsetOf("a");
        StepVerifier.create(readModel.checkpoint("types"))
                .expectNext(Position.of(readModel.rows().size()))
                .verifyComplete();
    }

    @Test
    void it_stops_when_another_process_runs_the_same_projection() {
        append("a");

        StepVerifier.create(runner.run(new Types()))
                .expectNext(Position.of(1))
                .then(() -> readModel.moveTo(Position.of(5)))
                .then(() -> append("b"))
                .expectError(CheckpointMovedException.class)
                .verify(PATIENCE);
    }

    @Test
    void only_what_concerns_the_read_model_is_applied_and_the_checkpoint_moves_all_the_same() {
        append("a", "b");

        StepVerifier.create(runner.run(new Types(EventFilter.everything().ofTypes("b", "c"))))
                .expectNext(Position.of(2))
                .then(() -> append("a"))
                .expectNext(Position.of(3))
                .then(() -> append("c"))
                .expectNext(Position.of(4))
                .thenCancel()
                .verify(PATIENCE);
        assertThat(readModel.rows()).containsExactly("b", "c");
    }

    private void append(String... types) {
        var events = Stream.of(types)
                .map(type -> EventData.of(type, Payload.utf8("")))
                .toList();
        store.append(StreamId.of("stream", "1"), ExpectedVersion.any(), events).block(PATIENCE);
    }

    private record Types(EventFilter filter) implements Projection<List<String>> {

        Types() {
            this(EventFilter.everything());
        }

        @Override
        public String name() {
            return "types";
        }

        @Override
        public Mono<Void> apply(List<String> transaction, RecordedEvent event) {
            return event.type().equals("poison")
                    ? Mono.error(new IllegalStateException("poison"))
                    : Mono.fromRunnable(() -> transaction.add(event.type()));
        }
    }
}
