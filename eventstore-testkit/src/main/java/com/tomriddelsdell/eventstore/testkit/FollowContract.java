package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A follower is given every event once, in order, the past and then the present, at its own pace. */
public abstract class FollowContract extends RacingContract {

    @Test
    void a_follower_of_an_empty_log_waits() {
        StepVerifier.create(store.follow(Position.START))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(() -> append(STREAM, Events.one()))
                .expectNextCount(1)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_is_given_the_past_and_then_what_is_appended() {
        var events = Events.some(6);
        append(STREAM, events.subList(0, 3));

        StepVerifier.create(store.follow(Position.START).map(RecordedEvent::id))
                .expectNextSequence(Events.ids(events.subList(0, 3)))
                .then(() -> append(OTHER, events.get(3)))
                .expectNext(events.get(3).id())
                .then(() -> append(STREAM, events.subList(4, 6)))
                .expectNextSequence(Events.ids(events.subList(4, 6)))
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_resumes_after_any_position_without_gap_or_double() {
        for (var appends = 0; appends < 5; appends++) {
            append(STREAM, Events.some(2));
        }
        var log = log();
        assertThat(log).hasSize(10);

        for (var seen = 1; seen <= log.size(); seen++) {
            var last = append(OTHER, Events.one());
            var expected = new ArrayList<>(log.subList(seen, log.size()));
            expected.addAll(stream(OTHER));

            var resumed = store.follow(log.get(seen - 1).position());

            assertThat(now(resumed.takeUntil(event -> event.position().equals(last.position()))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_follower_of_the_end_is_given_only_what_is_appended_later() {
        var end = append(STREAM, Events.some(3)).position();

        StepVerifier.create(store.follow(end).map(RecordedEvent::stream))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(() -> append(OTHER, Events.one()))
                .expectNext(OTHER)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_may_be_followed_anew() {
        var follow = store.follow(Position.START);
        append(STREAM, Events.some(2));

        assertThat(now(follow.take(2))).isEqualTo(log());
        assertThat(now(follow.take(2))).isEqualTo(log());
    }

    @Test
    void each_of_many_followers_is_given_every_event() {
        append(STREAM, Events.some(3));
        var followers = Flux.range(0, 20)
                .flatMap(number -> store.follow(Position.START).take(5).collectList(), 20)
                .collectList();
        var present = store.append(OTHER, ExpectedVersion.any(), Events.some(2));

        var seen = now(Mono.zip(followers, present).map(both -> both.getT1()));

        var log = log();
        assertThat(log).hasSize(5);
        assertThat(seen).hasSize(20).allSatisfy(events -> assertThat(events).isEqualTo(log));
    }

    @Test
    void a_follower_is_given_no_more_than_it_requests() {
        append(STREAM, Events.some(3));

        StepVerifier.create(
                        store.follow(Position.START)
                                .map(event -> event.version().value()),
                        0)
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(0L)
                .expectNoEvent(QUIET)
                .thenRequest(2)
                .expectNext(1L, 2L)
                .then(() -> append(STREAM, Events.some(2)))
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(3L)
                .expectNoEvent(QUIET)
                .thenRequest(1)
                .expectNext(4L)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_slow_follower_misses_nothing_and_slows_nobody() {
        var half = fixture.limits().maxEvents();
        append(STREAM, Events.some(half));
        var everything = store.follow(Position.START).take(2L * half);

        StepVerifier.create(everything.map(event -> event.version().value()), 1)
                .expectNext(0L)
                .then(() -> append(STREAM, Events.some(half)))
                .then(() -> assertThat(now(everything)).isEqualTo(log()))
                .thenRequest(1)
                .expectNext(1L)
                .thenRequest(Long.MAX_VALUE)
                .expectNextSequence(LongStream.range(2, 2L * half).boxed().toList())
                .expectComplete()
                .verify(patience());
    }

    @Test
    void a_follower_that_takes_one_at_a_time_misses_nothing() {
        append(STREAM, Events.some(fixture.limits().maxEvents()));

        var seen = now(
                store.follow(Position.START).limitRate(1).take(fixture.limits().maxEvents()));

        assertThat(seen).isEqualTo(log());
    }

    @Test
    void a_cancelled_follower_is_given_nothing_more() {
        append(STREAM, Events.some(3));
        var seen = new CopyOnWriteArrayList<RecordedEvent>();
        var first = Sinks.<RecordedEvent>one();
        store.follow(Position.START).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(RecordedEvent event) {
                seen.add(event);
                cancel();
                first.tryEmitValue(event);
            }
        });
        now(first.asMono());

        var last = append(OTHER, Events.one()).position();
        now(store.follow(Position.START).takeUntil(event -> event.position().equals(last)));

        assertThat(seen).hasSize(1);
        assertThat(log()).hasSize(4);
    }

    @Test
    void nothing_is_lost_or_repeated_at_the_seam_while_writers_append() {
        var chance = Chance.printed("the seam between past and present");
        for (var stream = 0; stream < 5; stream++) {
            var events = Events.some(100);
            history.acknowledged(append(StreamId.of("past", "" + stream), events), events);
        }
        var followers = Chance.scaled(20);
        var writers = everyone(8, chance, own -> writesUntilFollowed(own, followers));

        verifyFollowed(followers, chance, writers);
    }
}
