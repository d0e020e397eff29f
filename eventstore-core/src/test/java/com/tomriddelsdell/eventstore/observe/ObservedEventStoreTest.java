package com.tomriddelsdell.eventstore.observe;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ObservedEventStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("order", "1");

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final ObservedEventStore store = new ObservedEventStore(InMemoryEventStore.create(), registry);

    @Test
    void an_append_is_observed_by_category() {
        StepVerifier.create(store.append(STREAM, ExpectedVersion.noStream(), oneEvent()))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.append")
                .that()
                .hasLowCardinalityKeyValue("category", "order")
                .hasBeenStopped()
                .doesNotHaveError();
    }

    @Test
    void a_conflict_is_observed_as_one() {
        StepVerifier.create(store.append(STREAM, ExpectedVersion.exactly(7), oneEvent()))
                .expectError(VersionConflictException.class)
                .verify(PATIENCE);

        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.append")
                .that()
                .hasError()
                .thenError()
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void reads_are_observed_to_their_end() {
        StepVerifier.create(store.read(StreamRead.of(STREAM)).thenMany(store.read(LogRead.all())))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.read.stream")
                .that()
                .hasBeenStopped();
        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.read.log")
                .that()
                .hasBeenStopped();
    }

    @Test
    void counts_are_observed() {
        StepVerifier.create(store.count(StreamRead.of(STREAM)).then(store.count(LogRead.all())))
                .expectNext(0L)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.count.stream")
                .that()
                .hasLowCardinalityKeyValue("category", "order")
                .hasBeenStopped();
        assertThat(registry)
                .hasObservationWithNameEqualTo("eventstore.count.log")
                .that()
                .hasBeenStopped();
    }

    private static List<EventData> oneEvent() {
        return List.of(EventData.of("OrderPlaced", Payload.utf8("")));
    }
}
