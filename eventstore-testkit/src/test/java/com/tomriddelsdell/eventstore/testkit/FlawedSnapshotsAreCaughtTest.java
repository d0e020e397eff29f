package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.testkit.GuardedSnapshots.PassesOnSnapshots;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Guards the guard: a store of snapshots that breaks a promise fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedSnapshotsAreCaughtTest {

    @Test
    void a_sound_store_passes_every_test() {
        var results = GuardedSnapshots.run(PassesOnSnapshots::new, selectClass(GuardedSnapshots.Snapshots.class));

        assertThat(results.succeeded().count())
                .isEqualTo(Arrays.stream(SnapshotStoreContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count());
    }

    @Test
    void saving_at_the_call() {
        assertCaught(
                sound -> new PassesOnSnapshots(sound) {
                    @Override
                    public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
                        var eager = sound.save(key, snapshot).cache();
                        eager.subscribe();
                        return eager;
                    }
                },
                "nothing_is_saved_or_deleted_until_somebody_subscribes");
    }

    @Test
    void keeping_bytes_as_text() {
        assertCaught(
                sound -> new PassesOnSnapshots(sound) {
                    @Override
                    public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
                        return sound.save(
                                key,
                                new Snapshot(
                                        snapshot.version(),
                                        snapshot.eventId(),
                                        snapshot.fingerprint(),
                                        Payload.utf8(snapshot.state().utf8())));
                    }
                },
                "a_snapshot_is_found_as_it_was_saved_by_every_process");
    }

    @Test
    void finding_one_by_its_stream_alone() {
        assertCaught(
                sound -> keyed(sound, key -> new SnapshotKey(key.stream(), "state")),
                "nothing_is_found_where_nothing_was_saved",
                "states_of_one_stream_are_told_apart_by_their_names",
                "what_is_deleted_is_gone_and_nothing_else");
    }

    @Test
    void telling_names_apart_without_their_case() {
        assertCaught(
                sound -> keyed(
                        sound, key -> new SnapshotKey(key.stream(), key.name().toLowerCase(Locale.ROOT))),
                "states_of_one_stream_are_told_apart_by_their_names");
    }

    @Test
    void keeping_the_highest_version_instead_of_the_last() {
        assertCaught(
                sound -> new PassesOnSnapshots(sound) {
                    @Override
                    public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
                        return sound.find(key)
                                .filter(old -> old.version().compareTo(snapshot.version()) > 0)
                                .defaultIfEmpty(snapshot)
                                .flatMap(highest -> sound.save(key, highest));
                    }
                },
                "the_last_that_was_saved_takes_the_place_of_the_others_whatever_its_version");
    }

    @Test
    void deleting_nothing() {
        assertCaught(
                sound -> new PassesOnSnapshots(sound) {
                    @Override
                    public Mono<Void> delete(SnapshotKey key) {
                        return Mono.empty();
                    }
                },
                "what_is_deleted_is_gone_and_nothing_else");
    }

    @Test
    void mixing_two_that_race() {
        assertCaught(
                sound -> new PassesOnSnapshots(sound) {
                    @Override
                    public Mono<Snapshot> find(SnapshotKey key) {
                        return sound.find(key)
                                .map(found -> new Snapshot(
                                        found.version(), found.eventId(), found.fingerprint(), Payload.utf8("state")));
                    }
                },
                "of_writers_that_race_one_is_the_last_and_its_snapshot_is_whole");
    }

    private static SnapshotStore keyed(SnapshotStore sound, UnaryOperator<SnapshotKey> flaw) {
        return new PassesOnSnapshots(sound) {
            @Override
            public Mono<Snapshot> find(SnapshotKey key) {
                return sound.find(flaw.apply(key));
            }

            @Override
            public Mono<Void> save(SnapshotKey key, Snapshot snapshot) {
                return sound.save(flaw.apply(key), snapshot);
            }

            @Override
            public Mono<Void> delete(SnapshotKey key) {
                return sound.delete(flaw.apply(key));
            }
        };
    }

    private static void assertCaught(UnaryOperator<SnapshotStore> flaw, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(
                    GuardedSnapshots.Snapshots.class, test, selector -> GuardedSnapshots.run(flaw, selector));
        }
    }
}
