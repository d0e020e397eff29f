package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** One subject has one key, in every process, until it is forgotten; then it has none, for ever. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SubjectKeysContract {

    private static final int RACERS = 8;
    private static final int RACES = 5;

    private static final Subject PERSON = Subject.of("person-Zoë ☂ 1");
    private static final Subject OTHER = Subject.of("person-2");

    private SharedFixture<SubjectKeys> fixture;
    private SubjectKeys keys;

    /** Returns how the keys under test are opened. Called once before every test. */
    protected abstract SharedFixture<SubjectKeys> fixture();

    @BeforeEach
    final void openKeys() {
        fixture = fixture();
        keys = now(fixture.open());
    }

    @AfterEach
    final void closeKeys() {
        fixture.close().block(fixture.patience());
    }

    @Test
    void a_subject_has_the_same_key_each_time_and_in_every_process() {
        var key = now(keys.keyOf(PERSON));

        assertThat(now(keys.keyOf(PERSON))).isEqualTo(key);
        assertThat(now(now(fixture.again()).keyOf(PERSON))).isEqualTo(key);
    }

    @Test
    void subjects_have_keys_of_their_own_however_alike_their_names_are() {
        var made = List.of("person-a", "person-A", "person-\u00e4", "person-a\u0308", "person-a ").stream()
                .map(name -> now(keys.keyOf(Subject.of(name))))
                .toList();

        assertThat(made).doesNotHaveDuplicates();
        assertThat(made).extracting(SubjectKey::id).doesNotHaveDuplicates();
        assertThat(made).extracting(key -> List.of(boxed(key))).doesNotHaveDuplicates();
    }

    private static Byte[] boxed(SubjectKey key) {
        var bytes = key.toByteArray();
        return IntStream.range(0, bytes.length).mapToObj(at -> bytes[at]).toArray(Byte[]::new);
    }

    @Test
    void keys_are_found_by_their_ids_in_every_process() {
        var key = now(keys.keyOf(PERSON));
        var other = now(keys.keyOf(OTHER));

        assertThat(find(keys, key.id(), other.id()))
                .isEqualTo(new FoundKeys(Map.of(key.id(), key, other.id(), other), Set.of()));
        assertThat(find(now(fixture.again()), key.id())).isEqualTo(new FoundKeys(Map.of(key.id(), key), Set.of()));
    }

    @Test
    void an_id_that_no_key_has_is_neither_found_nor_forgotten() {
        keys.keyOf(PERSON).then(keys.forget(PERSON)).block(fixture.patience());

        assertThat(find(keys, EventIds.next())).isEqualTo(new FoundKeys(Map.of(), Set.of()));
        assertThat(find(keys)).isEqualTo(new FoundKeys(Map.of(), Set.of()));
    }

    @Test
    void a_key_that_was_forgotten_is_found_as_such_in_every_process_and_others_stay() {
        var key = now(keys.keyOf(PERSON));
        var other = now(keys.keyOf(OTHER));

        keys.forget(PERSON).block(fixture.patience());

        var found = new FoundKeys(Map.of(other.id(), other), Set.of(key.id()));
        assertThat(find(keys, key.id(), other.id())).isEqualTo(found);
        assertThat(find(now(fixture.again()), key.id(), other.id())).isEqualTo(found);
    }

    @Test
    void forgetting_tells_whether_there_was_a_key() {
        assertThat(now(keys.forget(PERSON))).isFalse();
        now(keys.keyOf(PERSON));

        assertThat(now(keys.forget(PERSON))).isTrue();
        assertThat(now(keys.forget(PERSON))).isFalse();
        assertThat(now(now(fixture.again()).forget(PERSON))).isFalse();
    }

    @Test
    void whoever_was_forgotten_has_no_key_ever_again() {
        now(keys.keyOf(PERSON));
        now(keys.forget(PERSON));

        for (var process : List.of(keys, now(fixture.again()), keys)) {
            StepVerifier.create(process.keyOf(PERSON))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    SubjectForgottenException.class,
                                    forgotten -> assertThat(forgotten.subject()).isEqualTo(PERSON))
                            .hasMessageContaining(PERSON.value()))
                    .verify(fixture.patience());
        }
    }

    @Test
    void forgetting_somebody_unknown_forgets_nobody() {
        now(keys.forget(PERSON));

        assertThat(now(keys.keyOf(PERSON))).isNotNull();
    }

    @Test
    void nothing_is_made_or_destroyed_until_somebody_subscribes() {
        keys.keyOf(PERSON);
        assertThat(now(keys.forget(PERSON))).isFalse();

        var key = now(keys.keyOf(PERSON));
        keys.forget(PERSON);
        assertThat(find(keys, key.id()).keys()).containsKey(key.id());
    }

    @Test
    void of_processes_that_race_to_make_a_key_all_get_the_same() {
        var processes = List.of(keys, now(fixture.again()));

        for (var race = 0; race < RACES; race++) {
            var subject = Subject.of("raced-" + race);
            var given = Flux.range(0, RACERS)
                    .flatMap(
                            racer -> Mono.defer(() -> processes.get(racer % 2).keyOf(subject))
                                    .subscribeOn(Schedulers.parallel()),
                            RACERS)
                    .collectList()
                    .blockOptional(fixture.patience())
                    .orElseThrow();

            assertThat(given).hasSize(RACERS);
            assertThat(Set.copyOf(given)).as("keys of %s", subject).hasSize(1);
        }
    }

    @Test
    void of_those_who_race_to_forget_one_destroys_the_key_and_whoever_wants_it_gets_it_before_or_never() {
        var other = now(fixture.again());

        for (var race = 0; race < RACES; race++) {
            var subject = Subject.of("raced-" + race);
            var key = now(keys.keyOf(subject));
            var destroyed = Flux.range(0, RACERS)
                    .flatMap(
                            racer -> (racer % 2 == 0
                                            ? keys.forget(subject)
                                            : other.keyOf(subject)
                                                    .doOnNext(given ->
                                                            assertThat(given).isEqualTo(key))
                                                    .thenReturn(false)
                                                    .onErrorReturn(SubjectForgottenException.class, false))
                                    .subscribeOn(Schedulers.parallel()),
                            RACERS)
                    .filter(was -> was)
                    .count();

            assertThat(now(destroyed)).isEqualTo(1);
            assertThat(find(other, key.id())).isEqualTo(new FoundKeys(Map.of(), Set.of(key.id())));
        }
    }

    private FoundKeys find(SubjectKeys process, UUID... ids) {
        return now(process.find(Set.of(ids)));
    }

    private <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(fixture.patience()));
    }
}
