package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TransfersTest {

    private static final StreamId ORDER = StreamId.of("order", "1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryEventStore old = InMemoryEventStore.create();
    private final InMemoryEventStore fresh = InMemoryEventStore.create();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "verify", "testdata"})
    void every_example_is_compiled_as_it_stands_there(String name) throws IOException {
        new Regions(Transfers.class, "transfer.md").assertShown(name);
    }

    @Test
    void two_backups_are_restored_to_the_same_log() {
        var monday = folder.resolve("monday.jsonl");
        var tuesday = folder.resolve("tuesday.jsonl");

        StepVerifier.create(place(old)
                        .then(Transfers.backUp(old, old.schemas(), Position.START, monday))
                        .flatMap(
                                backup -> place(old).then(Transfers.backUp(old, old.schemas(), backup.last(), tuesday)))
                        .then(Transfers.restore(fresh, fresh.imports(), fresh.schemas(), Flux.just(monday, tuesday)))
                        .flatMap(restored -> Transfers.areTheSame(old, fresh, restored.position())))
                .expectNext(true)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_stream_is_copied_among_others() {
        StepVerifier.create(place(old)
                        .then(place(fresh))
                        .then(Transfers.copyStream(old, old.schemas(), ORDER, fresh, fresh.schemas()))
                        .then(fresh.count(StreamRead.of(ORDER))))
                .assertNext(events -> assertThat(events).isEqualTo(2))
                .expectComplete()
                .verify(PATIENCE);
    }

    private static Mono<Long> place(EventStore store) {
        return store.append(ORDER, ExpectedVersion.any(), List.of(EventData.of("OrderPlaced", Payload.utf8("{}"))))
                .map(appended -> appended.position().value());
    }
}
