package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.replay.TimeTravel;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a stream was at a position: after its own events up to there, and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeTravelTest {

    private static final StreamId STREAM = StreamId.of("counter", "1");
    private static final StreamId OTHER = StreamId.of("counter", "2");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Counter counter = new Counter();

    @Test
    void the_state_is_that_of_the_events_up_to_a_position() {
        append(STREAM, 2);
        append(OTHER, 1);
        append(STREAM, 1);

        StepVerifier.create(stateAt(0)).expectNext(0).verifyComplete();
        StepVerifier.create(stateAt(1)).expectNext(1).verifyComplete();
        StepVerifier.create(stateAt(3)).expectNext(2).verifyComplete();
        StepVerifier.create(stateAt(4)).expectNext(3).verifyComplete();
        StepVerifier.create(TimeTravel.in(store).eventsAt(STREAM, Position.of(3)))
                .expectNextCount(2)
                .verifyComplete();
    }

    private Mono<Integer> stateAt(long position) {
        var at = position == 0 ? Position.START : Position.of(position);
        return TimeTravel.in(store).stateAt(STREAM, at, counter, counter);
    }

    private void append(StreamId stream, int count) {
        var events = counter.decide(count, 0).stream().map(counter::encode).toList();
        StepVerifier.create(store.append(stream, ExpectedVersion.any(), List.copyOf(events)))
                .expectNextCount(1)
                .verifyComplete();
    }
}
