package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** However many write at once, no event is lost, none is doubled, and everyone sees the same order. */
public abstract class RaceContract extends RacingContract {

    private static final int WRITERS = 32;

    @Test
    void writers_that_decide_on_what_they_read_lose_no_version_and_double_none() {
        var each = Chance.scaled(5);
        var writers = everyone(
                WRITERS,
                Chance.printed("exact writers"),
                own -> Flux.range(0, each).concatMap(number -> insist(Events.some(1))));

        assertOneAfterTheOther(WRITERS * each, now(writers.collectList()));
    }

    /** Reads, decides and appends until nobody else was first. */
    private Mono<Appended> insist(List<EventData> events) {
        var last = store.read(StreamRead.of(STREAM).backward().limit(1))
                .map(RecordedEvent::version)
                .single(StreamVersion.NONE);
        return last.map(ExpectedVersion::unchangedSince)
                .flatMap(expected -> acknowledged(store.append(STREAM, expected, events), events))
                .retryWhen(Retry.indefinitely().filter(VersionConflictException.class::isInstance));
    }

    @Test
    void writers_that_expect_any_version_never_conflict() {
        var each = Chance.scaled(20);
        var writers = everyone(
                WRITERS,
                Chance.printed("any writers"),
                own -> Flux.range(0, each)
                        .map(number -> Events.some(1))
                        .concatMap(
                                events -> acknowledged(store.append(STREAM, ExpectedVersion.any(), events), events)));

        assertOneAfterTheOther(WRITERS * each, now(writers.collectList()));
    }

    private void assertOneAfterTheOther(int count, List<Appended> places) {
        assertThat(places).hasSize(count).doesNotHaveDuplicates();
        assertThat(stream(STREAM)).hasSize(count).isEqualTo(log());
        history.verifyLog(log());
    }

    @Test
    void exactly_one_of_many_writers_starts_a_stream() {
        var writers = everyone(WRITERS, Chance.printed("first writers"), own -> {
            var events = Events.some(2);
            return acknowledged(store.append(STREAM, ExpectedVersion.noStream(), events), events)
                    .onErrorComplete(VersionConflictException.class);
        });

        assertThat(now(writers.collectList())).hasSize(1);
        assertThat(log()).hasSize(2);
        history.verifyLog(log());
    }

    @Test
    void the_same_append_sent_many_times_at_once_takes_place_once() {
        var events = Events.some(3);
        var writers = everyone(
                WRITERS,
                Chance.printed("repeating writers"),
                own -> acknowledged(store.append(STREAM, ExpectedVersion.noStream(), events), events));

        assertThat(now(writers.collectList())).hasSize(WRITERS).containsOnly(now(writers.next()));
        assertThat(log()).hasSize(3);
        history.verifyLog(log());
    }

    @Test
    void followers_see_every_event_once_and_in_order_while_many_write() {
        var chance = Chance.printed("followed writers");
        var writers = everyone(16, chance, own -> writes(own, Chance.scaled(100)));

        verifyFollowed(4, chance, writers);
    }

    @Test
    void nobody_ever_sees_a_part_of_an_append() {
        var whole = 20;
        var writers = Flux.range(0, Chance.scaled(100))
                .concatMap(number -> store.append(STREAM, ExpectedVersion.any(), Events.some(whole)))
                .delaySubscription(Duration.ofMillis(20))
                .subscribeOn(Schedulers.parallel());
        var parts = sizes(store.read(StreamRead.of(STREAM)))
                .mergeWith(sizes(store.read(LogRead.all())))
                .filter(size -> size % whole != 0);

        assertThat(now(parts.takeUntilOther(writers.then()).collectList())).isEmpty();
        assertThat(stream(STREAM)).hasSize(Chance.scaled(100) * whole);
    }

    /** Reads over and over, on a thread of its own. */
    private static Flux<Long> sizes(Flux<RecordedEvent> read) {
        return read.count().repeat().subscribeOn(Schedulers.boundedElastic());
    }
}
