package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Processes come and go, die, freeze and wake up while others write: every event takes effect once, streams in order. */
public abstract class SubscriptionRaceContract<T> extends SubscribingContract<T> {

    private static final int PARTITIONS = 6;
    private static final int STREAMS = 12;
    private static final int WRITERS = 3;
    private static final int MOST_MEMBERS = 4;
    private static final long SLOWEST = 6;
    private static final Duration SHORT_LEASE = Duration.ofMillis(600);

    @Test
    void every_event_takes_effect_once_and_streams_in_order() {
        var chance = Chance.printed("members that come and go");
        var writing = Flux.range(0, WRITERS)
                .flatMap(writer -> write(chance.split(), Chance.scaled(100)), WRITERS)
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .toFuture();
        var members = new ArrayList<Running>();
        for (var act = 0; act < Chance.scaled(40) || !writing.isDone(); act++) {
            act(chance, members);
            done(Mono.delay(chance.moment().multipliedBy(10)).then());
        }
        members.stream().filter(member -> member.frozen).forEach(Running::wakeUp);
        join(members);

        reach(now(Mono.fromFuture(writing)));

        verify();
    }

    private Mono<Position> write(Chance chance, int appends) {
        return Flux.range(0, appends)
                .concatMap(number -> Mono.delay(chance.moment())
                        .then(Mono.defer(() -> fixture.events()
                                .append(
                                        StreamId.of("mixed", "" + chance.below(STREAMS)),
                                        ExpectedVersion.any(),
                                        List.of(event("e" + number))))))
                .map(appended -> appended.position())
                .last();
    }

    private void act(Chance chance, List<Running> members) {
        if (members.isEmpty() || (members.size() < MOST_MEMBERS && chance.percent(40))) {
            join(members);
            return;
        }
        var member = members.get(chance.below(members.size()));
        switch (chance.below(4)) {
            case 0 -> {
                members.remove(member);
                member.run.dispose();
            }
            case 1 -> {
                members.remove(member);
                member.fate.die();
                member.run.dispose();
            }
            case 2 -> member.freeze();
            default -> member.wakeUp();
        }
    }

    private void join(List<Running> members) {
        var fate = new Fate();
        var process = Subscriptions.of(fixture.events(), fate.of(store))
                .leasing(SHORT_LEASE)
                .as("member " + members.size());
        members.add(new Running(
                fate,
                run(
                        process,
                        Subscription.<T>projecting(NAME, this::writeSlowly)
                                .partitions(PARTITIONS)
                                .maxBatch(5))));
    }

    /** Takes some milliseconds, so that much happens in the middle of transactions. */
    private Mono<Void> writeSlowly(T transaction, RecordedEvent event) {
        return Mono.delay(Duration.ofMillis(event.position().value() % SLOWEST))
                .then(fixture.write(transaction, event));
    }

    /** Holds the journal against the log. */
    private void verify() {
        var log = log();
        var lines = lines();
        assertThat(lines).extracting(SubscriptionFixture.Line::position).doesNotHaveDuplicates();
        assertThat(lines)
                .extracting(SubscriptionFixture.Line::position)
                .containsExactlyInAnyOrderElementsOf(
                        log.stream().map(event -> event.position()).toList());
        IntStream.range(0, STREAMS)
                .forEach(number -> assertThat(lines)
                        .filteredOn(line -> line.stream().equals(StreamId.of("mixed", "" + number)))
                        .extracting(SubscriptionFixture.Line::version)
                        .isSortedAccordingTo(Comparator.naturalOrder()));
    }

    private static final class Running {

        private final Fate fate;
        private final Disposable run;
        private boolean frozen;

        Running(Fate fate, Disposable run) {
            this.fate = fate;
            this.run = run;
        }

        void freeze() {
            fate.freeze();
            frozen = true;
        }

        void wakeUp() {
            fate.wakeUp();
            frozen = false;
        }
    }
}
