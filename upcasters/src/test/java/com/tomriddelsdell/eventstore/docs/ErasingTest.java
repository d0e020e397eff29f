package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.docs.Erasing.Contact;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent.ContactAnswered;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent.ContactReceived;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId STREAM = StreamId.of("contact", "1");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final KeyRing keys = KeyRing.of(store.subjectKeys());

    @ParameterizedTest
    @ValueSource(strings = {"events", "keys", "snapshots", "forget"})
    void every_example_is_compiled_as_it_stands_there(String name) throws IOException {
        new Regions(Erasing.class, "erasure.md").assertShown(name);
    }

    @Test
    void a_read_model_holds_a_name_until_it_is_forgotten_and_also_when_it_is_built_anew() {
        var handler = Erasing.handler(store, store.snapshots(), keys);
        now(handler.handle(STREAM, new ContactReceived("4711", "Zoe Sample", "Hello")));
        assertThat(names()).isEqualTo(Map.of("4711", "Zoe Sample"));

        Erasing.forget("4711", store, Erasing.codec(JsonEventCodec.of(ContactEvent.class), keys), keys)
                .block(PATIENCE);

        assertThat(names()).isEmpty();
        assertThat(now(handler.handle(STREAM, new ContactAnswered("us"))).state())
                .isEqualTo(new Contact("4711", ""));
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        var codec = Erasing.codec(JsonEventCodec.of(ContactEvent.class), keys);
        now(store.read(LogRead.all()).collectList().flatMap(codec::decoded))
                .forEach(decoded -> Erasing.project(names, decoded));
        return names;
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
