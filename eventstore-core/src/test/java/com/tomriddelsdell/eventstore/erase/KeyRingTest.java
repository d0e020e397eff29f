package com.tomriddelsdell.eventstore.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A ring has few keys at hand, not for long, and none that was forgotten. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Subject PERSON = Subject.of("person-1");

    private final CountedKeys keys = new CountedKeys();

    @Test
    void a_key_that_was_being_looked_up_while_it_was_forgotten_does_not_stay() {
        var key = now(keys.keyOf(PERSON));
        var before = now(keys.find(Set.of(key.id())));
        var slow = Sinks.<FoundKeys>one();
        var answers = new ArrayDeque<>(List.of(slow.asMono(), keys.find(Set.of(key.id()))));
        var ring = KeyRing.of(new SubjectKeys() {
            @Override
            public Mono<SubjectKey> keyOf(Subject subject) {
                return keys.keyOf(subject);
            }

            @Override
            public Mono<FoundKeys> find(Set<UUID> ids) {
                return answers.remove();
            }

            @Override
            public Mono<Boolean> forget(Subject subject) {
                return keys.forget(subject);
            }
        });
        var looking = ring.find(Set.of(key.id())).toFuture();

        now(ring.forget(PERSON));
        slow.tryEmitValue(before);

        assertThat(looking).isCompletedWithValue(before);
        assertThat(now(ring.find(Set.of(key.id())))).isEqualTo(new FoundKeys(Map.of(), Set.of(key.id())));
    }

    @Test
    void only_so_many_keys_are_at_hand_and_those_that_are_used_stay() {
        var ring = KeyRing.of(keys).capacity(10);
        var first = now(ring.keyOf(PERSON));
        now(ring.find(Set.of(first.id())));

        IntStream.range(0, 100).forEach(number -> {
            var other = now(ring.keyOf(Subject.of("other-" + number)));
            now(ring.find(Set.of(other.id())));
            now(ring.find(Set.of(first.id())));
        });
        assertThat(keys.searches()).hasSize(101).doesNotHaveDuplicates();

        now(ring.find(Set.of(now(ring.keyOf(Subject.of("other-0"))).id())));
        assertThat(keys.searches()).hasSize(102);
    }

    @Test
    void a_ring_without_time_to_live_asks_each_time() {
        var ring = KeyRing.of(keys).timeToLive(Duration.ZERO);
        var key = now(ring.keyOf(PERSON));

        now(ring.find(Set.of(key.id())));
        now(ring.find(Set.of(key.id())));

        assertThat(keys.searches()).hasSize(2);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(keys).capacity(0))
                .withMessageContaining("but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(keys).timeToLive(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.of("a\nb"))
                .withMessageContaining("U+000A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubjectKey.of(new UUID(0, 0), new byte[16]))
                .withMessageContaining("must be 32, but were 16");
    }

    @Test
    void a_key_is_never_printed() {
        var key = SubjectKey.of(new UUID(0, 7), new byte[SubjectKey.SIZE]);

        assertThat(key).hasToString("key 00000000-0000-0000-0000-000000000007");
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
