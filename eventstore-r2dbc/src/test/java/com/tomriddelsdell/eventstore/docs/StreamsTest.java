package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamsTest {

    private static final StreamId SENSOR = StreamId.of("sensor", "1");
    private static final StreamId ORDER = StreamId.of("order", "1");
    private static final StreamId BASKET = StreamId.of("basket", "1");

    private final InMemoryEventStore store = InMemoryEventStore.create();

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Retention.class, "retention").assertShownIn("docs/streams.md");
    }

    @Test
    void the_example_takes_away_what_it_says() {
        var streams = store.lifecycle();

        StepVerifier.create(append(SENSOR, 1_000)
                        .then(append(SENSOR, 5))
                        .then(append(ORDER, 3))
                        .then(append(BASKET, 2))
                        .then(Retention.keepShort(streams, SENSOR))
                        .then(Retention.close(streams, ORDER, BASKET))
                        .thenMany(Retention.everyNight(streams))
                        .last())
                .assertNext(end -> assertThat(end)
                        .extracting(ScavengeProgress::removed, ScavengeProgress::archived)
                        .containsExactly(5L + 2L, 2L))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }

    private Mono<Void> append(StreamId stream, int events) {
        return store.append(
                        stream,
                        ExpectedVersion.any(),
                        Stream.generate(() -> EventData.of("Noted", Payload.utf8("")))
                                .limit(events)
                                .toList())
                .then();
    }
}
