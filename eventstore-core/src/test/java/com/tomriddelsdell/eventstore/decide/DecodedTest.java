package com.tomriddelsdell.eventstore.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** One recorded event may give several events of the domain, or none. */
class DecodedTest {

    private static final StreamId STREAM = StreamId.of("counter", "1");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Counter counter = new Counter();
    private final EventCodec<Counter.Counted> codec = new ManyEach();

    /** The payload says how many events a recorded event has become. */
    private final class ManyEach implements EventCodec<Counter.Counted> {

        @Override
        public EventData encode(Counter.Counted event) {
            return counter.encode(event);
        }

        @Override
        public Counter.Counted decode(RecordedEvent event) {
            throw new UndecodableEventException(event, "it has become several", null);
        }

        @Override
        public List<Counter.Counted> decodeAll(RecordedEvent event) {
            var text = event.payload().utf8();
            return Collections.nCopies(text.isEmpty() ? 1 : Integer.parseInt(text), new Counter.Counted());
        }
    }

    @Test
    void what_an_event_gives_is_told_apart_by_an_index_at_its_place() {
        append("3", "0", "2");

        StepVerifier.create(store.read(StreamRead.of(STREAM)).collectList().flatMap(codec::decoded))
                .assertNext(decoded -> {
                    assertThat(decoded)
                            .extracting(each -> each.source().version().value())
                            .containsExactly(0L, 0L, 0L, 2L, 2L);
                    assertThat(decoded).extracting(Decoded::index).containsExactly(0, 1, 2, 0, 1);
                })
                .expectComplete()
                .verify();
    }

    @Test
    void a_command_is_decided_by_all_of_them_and_appended_behind_the_last_recorded_one() {
        append("3", "2", "0");
        var commands = new CommandHandler<>(store, codec, counter);

        StepVerifier.create(commands.handle(STREAM, 4))
                .assertNext(outcome -> {
                    assertThat(outcome.state()).isEqualTo(9);
                    assertThat(outcome.version()).isEqualTo(StreamVersion.of(6));
                })
                .expectComplete()
                .verify();
        StepVerifier.create(commands.handle(STREAM, 2))
                .expectError(Counter.TooMuch.class)
                .verify();
    }

    @Test
    void a_stream_longer_than_a_page_is_decoded_whole() {
        append(Collections.nCopies(600, "0").toArray(String[]::new));
        append("7");

        StepVerifier.create(new CommandHandler<>(store, codec, counter).handle(STREAM, 1))
                .assertNext(outcome -> assertThat(outcome.version()).isEqualTo(StreamVersion.of(601)))
                .expectComplete()
                .verify();
    }

    private void append(String... counts) {
        for (var count : counts) {
            Objects.requireNonNull(
                    store.append(STREAM, ExpectedVersion.any(), List.of(EventData.of("Counted", Payload.utf8(count))))
                            .block());
        }
    }
}
