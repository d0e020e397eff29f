package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whoever cancels, and whenever: nothing is torn, nothing acknowledged is lost, nothing is left behind. */
public abstract class CancellationContract extends RacingContract {

    private static final int AT_ONCE = 64;

    @Test
    void a_cancelled_append_leaves_all_of_its_events_or_none() {
        var chance = Chance.printed("cancelled appends");

        for (var number = 0; number < Chance.scaled(200); number++) {
            var stream = StreamId.of("cancelled", Integer.toString(number));
            var events = Events.some(20);
            var append = store.append(stream, ExpectedVersion.noStream(), events);
            interrupted(append, chance).block(patience());

            assertThat(stream(stream).size()).isIn(0, events.size());
            assertThat(now(append).version().value()).isEqualTo(19);
            assertThat(Events.recordedIds(stream(stream))).isEqualTo(Events.ids(events));
        }
    }

    @Test
    void a_storm_of_cancellations_tears_nothing_loses_nothing_and_leaks_nothing() {
        var chance = Chance.printed("a storm of cancellations");
        var before = connectionsAtRest();
        var storm = Flux.range(0, Chance.scaled(10_000)).flatMap(number -> maybeInterrupted(chance), AT_ONCE);
        storm.blockLast(patience());

        var end = Events.some(1);
        history.acknowledged(append(OTHER, end), end);

        history.verifyLog(now(followedTo(end.getFirst().id())));
        assertThat(log().stream().map(RecordedEvent::stream).distinct())
                .allSatisfy(stream -> history.verifyWhole(stream(stream)));
        assertConnectionsComeBackTo(before);
    }

    private Mono<Appended> maybeInterrupted(Chance chance) {
        var events = Events.some(1 + chance.below(3));
        history.uncertain(events);
        var append = store.append(someStream(chance), ExpectedVersion.any(), events);
        var heard = chance.percent(20) ? append.single() : interrupted(append, chance);
        return heard.doOnNext(place -> history.acknowledged(place, events));
    }

    @Test
    void cancelled_readers_and_followers_leave_nothing_behind() {
        append(STREAM, Events.some(fixture.limits().maxEvents()));
        var chance = Chance.printed("cancelled readers");
        var before = connectionsAtRest();
        var readers = Flux.range(0, Chance.scaled(500)).flatMap(number -> interruptedRead(chance), AT_ONCE);
        readers.blockLast(patience());

        assertThat(now(store.follow(Position.START).take(3))).isEqualTo(log().subList(0, 3));
        assertConnectionsComeBackTo(before);
    }

    private Flux<RecordedEvent> interruptedRead(Chance chance) {
        var events = chance.percent(50) ? store.read(LogRead.all()) : store.follow(Position.START);
        return events.take(1 + chance.below(500))
                .takeUntilOther(Mono.delay(chance.moment()))
                .subscribeOn(Schedulers.parallel());
    }

    private static <T> Mono<T> interrupted(Mono<T> act, Chance chance) {
        Publisher<?> interruption = Mono.delay(chance.moment());
        return act.subscribeOn(Schedulers.parallel()).takeUntilOther(interruption);
    }

    private int connectionsAtRest() {
        var events = Events.some(1);
        history.acknowledged(append(OTHER, events), events);
        log();
        return now(fixture.connectionsInUse());
    }

    private void assertConnectionsComeBackTo(int before) {
        var back = Mono.defer(fixture::connectionsInUse)
                .filter(inUse -> inUse <= before)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)));

        assertThat(now(back)).isLessThanOrEqualTo(before);
    }
}
