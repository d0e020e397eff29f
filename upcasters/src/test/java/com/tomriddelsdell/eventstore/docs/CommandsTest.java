package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.docs.Commands.CartCommand.Add;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {

    private static final StreamId CART = StreamId.of("cart", "1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryEventStore store = InMemoryEventStore.create();

    @ParameterizedTest
    @ValueSource(strings = {"domain", "handler", "scenarios"})
    void every_example_is_compiled_as_it_stands_there(String name) throws IOException {
        new Regions(Commands.class, "commands.md").assertShown(name);
    }

    @Test
    void the_scenarios_pass() {
        Commands.aCartIsCheckedOutOnce();
    }

    @Test
    void the_handler_keeps_a_snapshot_and_goes_on_from_it() {
        var handler = Commands.handler(store, store.snapshots());

        StepVerifier.create(Flux.range(0, 250)
                        .concatMap(number -> handler.handle(CART, new Add("item " + number)))
                        .last())
                .assertNext(outcome -> assertThat(outcome.state().items()).hasSize(250))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(store.snapshots().find(new SnapshotKey(CART, "cart")).blockOptional(PATIENCE))
                .map(Snapshot::version)
                .contains(StreamVersion.of(199));
    }
}
