package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever appends, deletes and scavenges at the same time: no version is lost or given twice, and no deletion is passed over. */
public abstract class LifecycleRaceContract extends LifecycleContract {

    private static final int WRITERS = 16;

    @Test
    void versions_stay_in_order_while_a_stream_is_deleted_and_scavenged() {
        var chance = Chance.printed("deleting and appending");
        var each = Chance.scaled(20);
        var appended = RacingContract.everyone(
                WRITERS, chance, own -> Flux.range(0, each).concatMap(number -> write(own)));

        var versions = now(appended.collectList());

        Collections.sort(versions);
        assertThat(versions)
                .isEqualTo(LongStream.range(0, versions.size()).boxed().toList());
        assertThat(described(STREAM).last()).isEqualTo(version(versions.size() - 1L));
        scavenge();
        var end = described(STREAM);
        assertThat(versions(STREAM)).isEqualTo(shown(end));
    }

    private Flux<Long> write(Chance chance) {
        if (chance.percent(10)) {
            return lifecycle().delete(STREAM, ANY).thenMany(Flux.empty());
        }
        if (chance.percent(5)) {
            return lifecycle().scavenge().thenMany(Flux.empty());
        }
        return Flux.from(chance.percent(50) ? appending(STREAM, ANY) : appendingWhatItRead());
    }

    /** Appends unless somebody was first. */
    private Mono<Long> appendingWhatItRead() {
        return store.read(StreamRead.of(STREAM).backward().limit(1))
                .next()
                .map(last -> ExpectedVersion.unchangedSince(last.version()))
                .defaultIfEmpty(ExpectedVersion.noStream())
                .flatMap(expected -> appending(STREAM, expected))
                .onErrorResume(VersionConflictException.class, conflict -> Mono.empty());
    }

    @Test
    void of_a_deletion_and_an_append_that_expect_one_version_one_takes_place() {
        Chance.printed("deletion against append");
        for (var round = 0; round < Chance.scaled(30); round++) {
            append(STREAM, Events.one());
            var last = described(STREAM).last();

            var expected = ExpectedVersion.unchangedSince(last);
            var both = new ArrayList<>(
                    List.of(succeeds(lifecycle().delete(STREAM, expected)), succeeds(appending(STREAM, expected))));
            Collections.rotate(both, round);

            assertThat(now(Flux.merge(both).filter(won -> won).count())).isEqualTo(1);
            var end = described(STREAM);
            assertThat(end.state()).isEqualTo(end.last().equals(last) ? StreamState.DELETED : StreamState.ACTIVE);
        }
    }

    private static Mono<Boolean> succeeds(Mono<?> act) {
        return act.thenReturn(true).onErrorReturn(VersionConflictException.class, false);
    }

    private static List<Long> shown(StreamDescription stream) {
        return stream.first().equals(StreamVersion.NONE)
                ? List.of()
                : LongStream.rangeClosed(stream.first().value(), stream.last().value())
                        .boxed()
                        .toList();
    }
}
