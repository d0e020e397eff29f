package com.tomriddelsdell.eventstore.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A log in memory is sound, and stays so when a scavenge takes from it. What is found is handed on as it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogVerificationTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final InMemoryEventStore store = InMemoryEventStore.create();

    @Test
    void an_empty_log_has_nothing_to_look_at() {
        StepVerifier.create(verification().run()).verifyComplete();
    }

    @Test
    void a_log_is_looked_through_section_by_section() {
        append("one", 1_500);

        StepVerifier.create(verification().run(), 0)
                .thenRequest(1)
                .assertNext(part -> {
                    assertThat(part.events()).isEqualTo(1_000);
                    assertThat(part.position()).isEqualTo(Position.of(1_000));
                    assertThat(part.end()).isEqualTo(Position.of(1_500));
                })
                .thenRequest(1)
                .assertNext(part -> assertThat(part.events()).isEqualTo(1_500))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void what_a_scavenge_took_is_not_missing() {
        append("one", 10);
        append("two", 10);
        store.lifecycle()
                .truncateBefore(StreamId.of("order", "one"), StreamVersion.of(7))
                .block(LIMIT);
        store.lifecycle().scavenge().blockLast(LIMIT);

        StepVerifier.create(findings(verification())).expectComplete().verify(LIMIT);
    }

    @Test
    void what_no_scavenge_took_is_missing() {
        append("one", 10);
        store.lifecycle()
                .truncateBefore(StreamId.of("order", "one"), StreamVersion.of(7))
                .block(LIMIT);
        store.lifecycle().scavenge().blockLast(LIMIT);

        StepVerifier.create(findings(LogVerification.of(store, new Forgetful())))
                .assertNext(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.VERSIONS_MISSING);
                    assertThat(finding.explanation()).contains("versions 0 to 6 should stand");
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void each_leap_is_told_once_however_often_the_log_is_read() {
        IntStream.range(0, 50).forEach(key -> append("k" + key, 2));
        IntStream.range(0, 50)
                .forEach(key -> store.lifecycle()
                        .truncateBefore(StreamId.of("order", "k" + key), StreamVersion.of(1))
                        .block(LIMIT));
        store.lifecycle().scavenge().blockLast(LIMIT);

        StepVerifier.create(findings(LogVerification.of(store, new Forgetful()).maxStreams(4))
                        .mapNotNull(Finding::stream)
                        .collectList())
                .assertNext(streams -> assertThat(streams).hasSize(50).doesNotHaveDuplicates())
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void findings_of_further_checks_are_handed_on() {
        append("one", 3);
        EventCheck second = events -> Flux.fromIterable(events)
                .filter(event -> event.version().value() == 1)
                .map(event -> Finding.of(Finding.Kind.PAYLOAD_UNREADABLE, event, "no good"));

        StepVerifier.create(findings(verification().with(second)))
                .assertNext(finding -> assertThat(finding.position()).isEqualTo(Position.of(2)))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void there_must_be_room_for_a_stream() {
        assertThatThrownBy(() -> verification().maxStreams(0)).hasMessage("maxStreams must be at least 1, but was 0");
    }

    private LogVerification verification() {
        return LogVerification.of(store, store.witness());
    }

    private static Flux<Finding> findings(LogVerification verification) {
        return verification.run().concatMapIterable(VerifyProgress::findings);
    }

    private void append(String key, int events) {
        var data = IntStream.range(0, events)
                .mapToObj(index -> EventData.of("OrderPlaced", Payload.utf8("{}")))
                .toList();
        for (var from = 0; from < events; from += 500) {
            store.append(
                            StreamId.of("order", key),
                            ExpectedVersion.any(),
                            data.subList(from, Math.min(events, from + 500)))
                    .block(LIMIT);
        }
    }

    /** Remembers no scavenge. */
    private static final class Forgetful implements Witness {

        @Override
        public Mono<Long> scavenged(Position after, Position to) {
            return Mono.just(0L);
        }

        @Override
        public Flux<RecordedEvent> archived() {
            return Flux.empty();
        }

        @Override
        public Flux<Finding> findings(Position upTo) {
            return Flux.empty();
        }
    }
}
