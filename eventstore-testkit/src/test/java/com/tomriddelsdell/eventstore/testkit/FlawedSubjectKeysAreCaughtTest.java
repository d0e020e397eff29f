package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.erase.FoundKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.erase.SubjectForgottenException;
import com.tomriddelsdell.eventstore.erase.SubjectKey;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.testkit.GuardedSubjectKeys.PassesOnKeys;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Guards the guard: keys that break a promise fail the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedSubjectKeysAreCaughtTest {

    @Test
    void sound_keys_pass_every_test() {
        var results = GuardedSubjectKeys.run(PassesOnKeys::new, selectClass(GuardedSubjectKeys.Keys.class));

        assertThat(results.succeeded().count())
                .isEqualTo(Arrays.stream(SubjectKeysContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count());
    }

    @Test
    void a_new_key_each_time() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<SubjectKey> keyOf(Subject subject) {
                        return SubjectKey.generate();
                    }
                },
                "a_subject_has_the_same_key_each_time_and_in_every_process",
                "keys_are_found_by_their_ids_in_every_process",
                "of_processes_that_race_to_make_a_key_all_get_the_same");
    }

    @Test
    void telling_names_apart_by_their_normal_form() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<SubjectKey> keyOf(Subject subject) {
                        return sound.keyOf(Subject.of(Normalizer.normalize(subject.value(), Normalizer.Form.NFC)));
                    }
                },
                "subjects_have_keys_of_their_own_however_alike_their_names_are");
    }

    @Test
    void looking_before_making_without_a_guard() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    private final Map<Subject, SubjectKey> made = new ConcurrentHashMap<>();

                    @Override
                    public Mono<SubjectKey> keyOf(Subject subject) {
                        return Mono.fromSupplier(() -> made.get(subject))
                                .switchIfEmpty(SubjectKey.generate()
                                        .delayElement(Duration.ofMillis(20))
                                        .doOnNext(key -> made.put(subject, key)));
                    }
                },
                "of_processes_that_race_to_make_a_key_all_get_the_same");
    }

    @Test
    void a_lost_key_that_counts_as_forgotten() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<FoundKeys> find(Set<UUID> ids) {
                        return sound.find(ids).map(found -> {
                            var gone = new HashSet<>(ids);
                            gone.removeAll(found.keys().keySet());
                            return new FoundKeys(found.keys(), gone);
                        });
                    }
                },
                "an_id_that_no_key_has_is_neither_found_nor_forgotten");
    }

    @Test
    void not_telling_what_was_forgotten() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<FoundKeys> find(Set<UUID> ids) {
                        return sound.find(ids).map(found -> new FoundKeys(found.keys(), Set.of()));
                    }
                },
                "a_key_that_was_forgotten_is_found_as_such_in_every_process_and_others_stay");
    }

    @Test
    void forgetting_nobody() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<Boolean> forget(Subject subject) {
                        return Mono.just(true);
                    }
                },
                "a_key_that_was_forgotten_is_found_as_such_in_every_process_and_others_stay",
                "forgetting_tells_whether_there_was_a_key",
                "whoever_was_forgotten_has_no_key_ever_again",
                "of_those_who_race_to_forget_one_destroys_the_key_and_whoever_wants_it_gets_it_before_or_never");
    }

    @Test
    void forgetting_that_somebody_was_forgotten() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<SubjectKey> keyOf(Subject subject) {
                        return sound.keyOf(subject)
                                .onErrorResume(
                                        SubjectForgottenException.class,
                                        again -> sound.keyOf(Subject.of(subject + " again")));
                    }
                },
                "whoever_was_forgotten_has_no_key_ever_again");
    }

    @Test
    void remembering_the_unknown_as_forgotten() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<Boolean> forget(Subject subject) {
                        return sound.keyOf(subject)
                                .then(sound.forget(subject))
                                .onErrorReturn(SubjectForgottenException.class, false);
                    }
                },
                "forgetting_somebody_unknown_forgets_nobody",
                "forgetting_tells_whether_there_was_a_key");
    }

    @Test
    void acting_at_the_call() {
        assertCaught(
                sound -> new PassesOnKeys(sound) {
                    @Override
                    public Mono<Boolean> forget(Subject subject) {
                        var eager = sound.forget(subject).cache();
                        eager.subscribe();
                        return eager;
                    }
                },
                "nothing_is_made_or_destroyed_until_somebody_subscribes");
    }

    private static void assertCaught(UnaryOperator<SubjectKeys> flaw, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(
                    GuardedSubjectKeys.Keys.class, test, selector -> GuardedSubjectKeys.run(flaw, selector));
        }
    }
}
