package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** However many append to several streams at once, none of them waits in a circle, and none of them is torn. */
public abstract class MultiStreamRaceContract extends RacingContract {

    private static final int AT_ONCE = 100;
    private static final int FEW_STREAMS = 5;

    @Test
    void appends_to_the_same_streams_in_any_order_all_take_place() {
        var writers = everyone(
                AT_ONCE,
                Chance.printed("crossing appends"),
                own -> Flux.range(0, Chance.scaled(5))
                        .concatMap(number -> write(someRequest(own, ExpectedVersion.any()))));

        assertThat(now(writers.count())).isEqualTo((long) AT_ONCE * Chance.scaled(5));
        history.verifyLog(log());
    }

    @Test
    void appends_that_expect_versions_fail_of_nothing_but_conflicts() {
        var writers = everyone(
                AT_ONCE,
                Chance.printed("crossing expectations"),
                own -> Flux.range(0, Chance.scaled(5))
                        .concatMap(number -> write(someRequest(own, ExpectedVersion.exactly(own.below(20))))
                                .onErrorResume(
                                        VersionConflictException.class,
                                        conflict -> write(someRequest(own, ExpectedVersion.any())))));

        assertThat(now(writers.count())).isEqualTo((long) AT_ONCE * Chance.scaled(5));
        history.verifyLog(log());
    }

    private static AppendRequest someRequest(Chance chance, ExpectedVersion expected) {
        var streams = chance.shuffled(IntStream.range(0, FEW_STREAMS).boxed().toList());
        var parts = streams.subList(0, 2 + chance.below(FEW_STREAMS - 1)).stream()
                .map(number -> new StreamAppend(
                        StreamId.of("crossing", number.toString()), expected, Events.some(1 + chance.below(2))))
                .toList();
        return new AppendRequest(parts, null);
    }

    private Mono<List<Appended>> write(AppendRequest request) {
        return store.append(request).single().doOnNext(places -> acknowledge(request, places));
    }

    @Test
    void a_refused_append_does_not_touch_the_appends_beside_it() {
        append(STREAM, Events.some(1));
        var refused = toBoth(ExpectedVersion.noStream(), Events.some(1), Events.some(1));
        var crowd = Flux.range(0, 60)
                .flatMap(
                        number -> store.append(number % 3 == 0 ? refused : toBoth(number))
                                .onErrorComplete(VersionConflictException.class),
                        60);

        assertThat(now(crowd.count())).isEqualTo(40);
        assertThat(stream(STREAM)).hasSize(41);
        assertThat(stream(OTHER)).hasSize(80);
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    private static AppendRequest toBoth(int number) {
        var first = Events.some(1);
        var second = Events.some(2);
        var inOrder = toBoth(ExpectedVersion.any(), first, second);
        return number % 2 == 0 ? inOrder : new AppendRequest(inOrder.parts().reversed(), null);
    }

    private static AppendRequest toBoth(ExpectedVersion expected, List<EventData> first, List<EventData> second) {
        return AppendRequest.to(STREAM, expected, first).and(OTHER, expected, second);
    }

    @Test
    void the_same_append_sent_many_times_at_once_takes_place_once() {
        var request = toBoth(ExpectedVersion.noStream(), Events.some(2), Events.some(3));
        var turned = new AppendRequest(request.parts().reversed(), null);
        var places = Flux.range(0, 40)
                .flatMap(
                        number -> number % 2 == 0
                                ? store.append(request)
                                : store.append(turned).map(List::reversed),
                        40)
                .distinct();

        assertThat(now(places.count())).isEqualTo(1);
        assertThat(log()).hasSize(5);
    }

    @Test
    void nobody_ever_sees_a_part_of_an_append() {
        var rounds = Chance.scaled(50);
        var writers = Flux.range(0, rounds)
                .concatMap(number -> store.append(toBoth(ExpectedVersion.any(), Events.some(5), Events.some(5))))
                .delaySubscription(Duration.ofMillis(20))
                .subscribeOn(Schedulers.parallel());
        var torn = Flux.merge(less(OTHER, STREAM), less(STREAM, OTHER), partsInTheLog());

        assertThat(now(torn.takeUntilOther(writers.then()).collectList())).isEmpty();
        assertThat(log()).hasSize(10 * rounds);
    }

    /** How much less the stream that is read later holds. */
    private Flux<Long> less(StreamId earlier, StreamId later) {
        return size(earlier)
                .flatMap(first -> size(later).map(second -> first - second))
                .filter(difference -> difference > 0)
                .repeat()
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Long> size(StreamId stream) {
        return store.read(StreamRead.of(stream)).count();
    }

    private Flux<Long> partsInTheLog() {
        return store.read(LogRead.all())
                .count()
                .filter(size -> size % 10 != 0)
                .repeat()
                .subscribeOn(Schedulers.boundedElastic());
    }
}
