package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: a store that breaks one promise of reading or following fails the test of that promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedReadsAreCaughtTest {

    @Test
    void reading_a_stream_from_its_start_always() {
        Flawed.readingStreams(read -> StreamRead.of(read.stream()).to(read.to()))
                .isCaughtBy(Guarded.StreamRead.class, "a_read_starts_with_the_version_it_is_from");
    }

    @Test
    void reading_a_stream_to_its_end_always() {
        Flawed.readingStreams(read -> StreamRead.of(read.stream()).from(read.from()))
                .isCaughtBy(Guarded.StreamRead.class, "a_read_ends_with_the_version_it_is_to")
                .isCaughtBy(Guarded.StreamRead.class, "a_read_of_nothing_is_empty")
                .isCaughtBy(Guarded.StreamRead.class, "a_read_emits_no_more_than_its_limit");
    }

    @Test
    void reading_a_stream_forward_always() {
        Flawed.readingStreams(
                        read -> new StreamRead(read.stream(), read.from(), read.to(), Direction.FORWARD, read.limit()))
                .isCaughtBy(Guarded.StreamRead.class, "a_stream_is_read_backward_from_its_last_event_to_its_first");
    }

    @Test
    void reading_a_page_only() {
        Flawed.readingStreams(read -> read.limit(Math.min(read.limit(), 2_000)))
                .isCaughtBy(Guarded.StreamRead.class, "a_long_stream_is_read_whole_either_way");
        Flawed.readingTheLog(read -> read.limit(Math.min(read.limit(), 2_000)))
                .isCaughtBy(Guarded.LogRead.class, "a_long_log_is_read_whole_either_way");
    }

    @Test
    void reading_the_log_from_its_start_always() {
        Flawed.readingTheLog(read -> LogRead.all().to(read.to()))
                .isCaughtBy(Guarded.LogRead.class, "a_read_starts_after_the_position_it_is_given");
    }

    @Test
    void reading_the_log_to_its_end_always() {
        Flawed.readingTheLog(read -> LogRead.after(read.after()))
                .isCaughtBy(Guarded.LogRead.class, "a_read_ends_with_the_position_it_is_to")
                .isCaughtBy(Guarded.LogRead.class, "a_read_of_nothing_is_empty")
                .isCaughtBy(Guarded.LogRead.class, "a_read_emits_no_more_than_its_limit")
                .isCaughtBy(Guarded.LogRead.class, "the_log_is_read_backward_from_its_end");
    }

    @Test
    void ignoring_demand() {
        Flawed.emitting(FlawedReadsAreCaughtTest::pushed)
                .isCaughtBy(Guarded.StreamRead.class, "a_read_emits_no_more_than_is_requested")
                .isCaughtBy(Guarded.LogRead.class, "a_read_emits_no_more_than_is_requested")
                .isCaughtBy(Guarded.Follow.class, "a_follower_is_given_no_more_than_it_requests");
    }

    @Test
    void ignoring_cancellation() {
        Flawed.following((sound, after) -> pushed(sound.follow(after)))
                .isCaughtBy(Guarded.Follow.class, "a_cancelled_follower_is_given_nothing_more");
    }

    /** Pushes every event, whether it is wanted or not. */
    private static Flux<RecordedEvent> pushed(Flux<RecordedEvent> events) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super RecordedEvent> subscriber) {
                subscriber.onSubscribe(new Subscription() {
                    @Override
                    public void request(long count) {}

                    @Override
                    public void cancel() {}
                });
                events.subscribe(subscriber::onNext, subscriber::onError, subscriber::onComplete);
            }
        };
    }

    @Test
    void never_ending_a_read() {
        Flawed.emitting(events -> events.concatWith(Mono.never()))
                .isCaughtBy(Guarded.StreamRead.class, "a_stream_is_read_from_its_first_event_to_its_last")
                .isCaughtBy(Guarded.LogRead.class, "a_read_ends_where_the_log_ended_when_it_was_subscribed_to");
    }

    @Test
    void dropping_an_event() {
        Flawed.emitting(events -> events.filter(event -> event.position().value() != 5))
                .isCaughtBy(
                        Guarded.LogRead.class,
                        "the_log_holds_the_events_of_all_streams_in_the_order_of_their_positions")
                .isCaughtBy(Guarded.Follow.class, "a_follower_is_given_the_past_and_then_what_is_appended")
                .isCaughtBy(Guarded.Race.class, "followers_see_every_event_once_and_in_order_while_many_write");
    }

    @Test
    void doubling_an_event() {
        Flawed.emitting(events -> events.concatMap(
                        event -> event.position().value() == 5 ? Flux.just(event, event) : Flux.just(event)))
                .isCaughtBy(
                        Guarded.LogRead.class,
                        "the_log_holds_the_events_of_all_streams_in_the_order_of_their_positions")
                .isCaughtBy(Guarded.Follow.class, "a_follower_is_given_the_past_and_then_what_is_appended")
                .isCaughtBy(Guarded.Race.class, "followers_see_every_event_once_and_in_order_while_many_write");
    }

    @Test
    void swapping_two_events() {
        Flawed.emitting(events -> events.buffer(2).concatMapIterable(FlawedReadsAreCaughtTest::reversed))
                .isCaughtBy(
                        Guarded.LogRead.class,
                        "the_log_holds_the_events_of_all_streams_in_the_order_of_their_positions")
                .isCaughtBy(Guarded.StreamRead.class, "a_stream_is_read_from_its_first_event_to_its_last")
                .isCaughtBy(Guarded.Race.class, "followers_see_every_event_once_and_in_order_while_many_write");
    }

    private static List<RecordedEvent> reversed(List<RecordedEvent> events) {
        return events.reversed();
    }

    @Test
    void doubling_at_the_seam() {
        Flawed.following((sound, after) -> sound.read(LogRead.after(after))
                        .concatWith(Flux.defer(() -> sound.follow(after)).skip(1)))
                .isCaughtBy(Guarded.Follow.class, "a_follower_is_given_the_past_and_then_what_is_appended");
    }

    @Test
    void losing_at_the_seam() {
        Flawed.following(FlawedReadsAreCaughtTest::losingAtTheSeam)
                .isCaughtBy(Guarded.Follow.class, "nothing_is_lost_or_repeated_at_the_seam_while_writers_append");
    }

    private static Flux<RecordedEvent> losingAtTheSeam(EventStore sound, Position after) {
        var end = sound.read(LogRead.all().backward().limit(1))
                .map(RecordedEvent::position)
                .single(after);
        var present = Mono.delay(Duration.ofMillis(5)).then(end).flatMapMany(sound::follow);
        return sound.read(LogRead.after(after)).concatWith(present);
    }

    @Test
    void ending_where_the_present_begins() {
        Flawed.following((sound, after) -> sound.read(LogRead.after(after)))
                .isCaughtBy(Guarded.Follow.class, "a_follower_of_an_empty_log_waits")
                .isCaughtBy(Guarded.Follow.class, "a_follower_of_the_end_is_given_only_what_is_appended_later");
    }

    @Test
    void resuming_with_the_position_already_seen() {
        Flawed.following((sound, after) -> sound.follow(Position.of(Math.max(0, after.value() - 1))))
                .isCaughtBy(Guarded.Follow.class, "a_follower_resumes_after_any_position_without_gap_or_double");
    }

    @Test
    void going_at_the_pace_of_the_slowest_follower() {
        Flaw inStep = () -> {
            var seen = new ConcurrentLinkedQueue<AtomicLong>();
            return Flawed.following((sound, after) -> inStep(sound.follow(after), seen))
                    .get();
        };
        inStep.isCaughtBy(Guarded.Follow.class, "a_slow_follower_misses_nothing_and_slows_nobody");
    }

    private static Flux<RecordedEvent> inStep(Flux<RecordedEvent> events, Queue<AtomicLong> followers) {
        return Flux.defer(() -> {
            var own = new AtomicLong();
            followers.add(own);
            return events.concatMap(
                            event -> Mono.fromSupplier(() -> slowest(followers) + 100)
                                    .filter(allowed -> event.position().value() <= allowed)
                                    .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(5)))
                                    .map(allowed -> event),
                            1)
                    .doOnNext(event -> own.set(event.position().value()));
        });
    }

    private static long slowest(Queue<AtomicLong> followers) {
        return Collections.min(followers.stream().map(AtomicLong::get).toList());
    }
}
