package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.ReplayPlan;
import com.tomriddelsdell.eventstore.replay.ReplayProgress;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStateException;
import com.tomriddelsdell.eventstore.replay.ReplayStep;
import com.tomriddelsdell.eventstore.replay.ReplayUnderWayException;
import com.tomriddelsdell.eventstore.replay.UnknownProjectionException;
import com.tomriddelsdell.eventstore.subscribe.EventHandler;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A replay builds a generation of its own, is planned, watched, held and given up, and is gone on with by whoever lives.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class ReplayContract<T> extends ReplayingContract<T> {

    @Test
    void a_replay_builds_the_same_rows_beside_those_that_are_read_and_follows_the_log() {
        var replay = rebuild();

        assertThat(rows(2)).isEqualTo(read());
        assertThat(replay.total()).isEqualTo(4);
        assertThat(replay.done()).isEqualTo(4);
        assertThat(replay.steps()).extracting(ReplayStep::state).startsWith(ReplayState.REQUESTED);
        assertThat(replay.requestedBy()).isEqualTo(ADA);

        var end = append(TWO, "e");
        follow(1, end);
        follow(2, end);

        assertThat(rows(2)).isEqualTo(read()).contains("2=b;e;");
    }

    @Test
    void a_replay_on_several_partitions_keeps_the_order_of_each_stream() {
        for (var stream : List.of(ONE, TWO, THREE)) {
            append(stream, Collections.nCopies(200, "z").toArray(String[]::new));
        }
        follow(1, append(ONE, "end"));

        reach(now(replays.start(EVERYTHING.partitions(4), ADA)), ReplayState.CAUGHT_UP);

        assertThat(rows(2)).isEqualTo(read());
    }

    @Test
    void readers_see_nothing_of_a_replay_that_is_under_way() {
        var gate = Sinks.<Void>empty();
        deploy(Notes.on(shelf)
                .next(text -> text + "!")
                .waitingFor(generation -> generation == 2 ? gate.asMono() : Mono.empty()));
        var replay = reach(start(), ReplayState.RUNNING);
        var seen = read();
        gate.tryEmitEmpty();
        reach(replay, ReplayState.CAUGHT_UP);

        assertThat(seen).isEqualTo(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
        assertThat(rows(2)).containsExactly("1=a;!c;!", "2=b;!", "3=d;!");
    }

    @Test
    void a_second_replay_is_refused_with_the_one_that_is_under_way() {
        var replay = start();

        var refusal = refusal(ReplayUnderWayException.class, replays.start(EVERYTHING, "bob"));

        assertThat(refusal.running().id()).isEqualTo(replay.id());
        assertThat(refusal).hasMessageContaining(replay.id().toString()).hasMessageContaining(ADA);
        assertThat(generations()).containsExactly(1, 2);
    }

    @Test
    void of_replays_that_are_started_at_once_one_is() {
        var outcomes = now(Flux.range(0, 8)
                .flatMap(attempt -> replays.start(EVERYTHING, ADA)
                        .map(started -> 1)
                        .onErrorReturn(ReplayUnderWayException.class, 0))
                .reduce(Integer::sum));

        assertThat(outcomes).isEqualTo(1);
        assertThat(generations()).containsExactly(1, 2);
    }

    @Test
    void who_is_paused_writes_nothing_until_resumed() {
        var replay = rebuild();

        var paused = now(replays.pause(replay.id(), "bob"));
        var end = append(ONE, "e");
        follow(1, end);
        var held = rows(2);
        now(replays.resume(replay.id(), "bob"));
        follow(2, end);

        assertThat(paused.state()).isEqualTo(ReplayState.PAUSED);
        assertThat(paused.steps().getLast().by()).isEqualTo("bob");
        assertThat(held).contains("1=a;c;");
        assertThat(rows(2)).contains("1=a;c;e;");
    }

    @Test
    void a_replay_is_held_to_its_limit_until_that_is_lifted() {
        append(ONE, Collections.nCopies(1_000, "z").toArray(String[]::new));
        var replay = now(replays.start(EVERYTHING.throttledTo(1), ADA));
        until(() -> now(replays.find(replay.id())).done() > 0);
        var slow = now(replays.find(replay.id()));

        now(replays.throttle(replay.id(), ReplayRequest.UNTHROTTLED));
        var done = reach(replay, ReplayState.CAUGHT_UP);

        assertThat(slow.state()).isNotEqualTo(ReplayState.CAUGHT_UP);
        assertThat(slow.done()).isLessThan(1_004);
        assertThat(done.done()).isEqualTo(1_004);
    }

    @Test
    void what_is_cancelled_leaves_nothing_and_makes_room_for_another() {
        var replay = rebuild();

        var cancelled = now(replays.cancel(replay.id(), "bob"));

        assertThat(cancelled.state()).isEqualTo(ReplayState.CANCELLED);
        assertThat(generations()).containsExactly(1);
        assertThat(now(replays.generations().collectList()))
                .extracting(Generation::number, Generation::state)
                .containsExactly(tuple(1, GenerationState.LIVE));
        assertThat(now(fixture.subscriptions().status(null).collectList()))
                .extracting(status -> status.name())
                .doesNotContain(replay.subscription());
        assertThat(refusal(ReplayStateException.class, replays.resume(replay.id(), ADA))
                        .allowed())
                .contains(ReplayState.PAUSED);
        assertThat(rebuild().generation()).isEqualTo(3);
    }

    @Test
    void another_process_goes_on_where_one_has_ended() {
        var held = Sinks.<Void>empty();
        append(ONE, Collections.nCopies(800, "z").toArray(String[]::new));
        append(TWO, Collections.nCopies(700, "z").toArray(String[]::new));
        var applied = new AtomicInteger();
        deploy(Notes.on(shelf)
                .waitingFor(generation ->
                        generation == 2 && applied.incrementAndGet() > 700 ? held.asMono() : Mono.empty()));
        var replay = start();
        until(() -> now(replays.find(replay.id())).done() >= 500);

        deploy(Notes.on(shelf));
        var done = reach(replay, ReplayState.CAUGHT_UP);
        follow(1, done.head());

        assertThat(rows(2)).isEqualTo(read());
        assertThat(done.done()).isEqualTo(1_504);
    }

    @Test
    void progress_is_told_until_readers_are_switched() {
        var replay = start();
        var seen = replays.progress(replay.id()).collectList().toFuture();
        reach(replay, ReplayState.CAUGHT_UP);
        now(replays.switchOver(replay.id(), ADA));

        var told = now(Mono.fromFuture(seen));

        assertThat(told).extracting(ReplayProgress::done).isSorted().last().isEqualTo(4L);
        assertThat(told).extracting(ReplayProgress::total).containsOnly(4L);
        assertThat(told.getLast().state()).isEqualTo(ReplayState.SWITCHED);
    }

    @Test
    void a_plan_tells_what_would_happen_and_changes_nothing() {
        var handling = Subscription.<T>handling("mails", event -> Mono.empty());
        var projecting = Subscription.<T>projecting("counts", (transaction, event) -> Mono.empty());

        ReplayPlan plan = now(replays.holding(List.of(handling, projecting)).plan(EVERYTHING));

        assertThat(plan.events()).isEqualTo(Map.of("Noted", 4L));
        assertThat(plan.total()).isEqualTo(4);
        assertThat(plan.head().value()).isEqualTo(5);
        assertThat(plan.held()).containsExactly("mails");
        assertThat(plan.estimate()).isNotNull();
        assertThat(generations()).containsExactly(1);
        assertThat(now(replays.list().collectList())).isEmpty();
        assertThat(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
    }

    @Test
    void handlers_with_effects_are_given_nothing_again() {
        var sent = new AtomicInteger();
        EventHandler mails = event -> Mono.fromRunnable(sent::incrementAndGet);
        var subscriptions = Subscriptions.of(fixture.events(), fixture.subscriptions());
        var handling = subscriptions.run(Subscription.handling("mails", mails)).subscribe();
        until(() -> sent.get() == 5);

        rebuild();
        var end = append(ONE, "e");
        follow(2, end);
        until(() -> sent.get() >= 6);
        handling.dispose();
        done(subscriptions.left());

        assertThat(sent).hasValue(6);
    }

    @Test
    void one_stream_is_applied_again_at_once() {
        spoil("1");
        spoil("2");

        var repaired = now(replays.start(EVERYTHING.stream(ONE), ADA));

        assertThat(repaired.state()).isEqualTo(ReplayState.REPAIRED);
        assertThat(repaired.scope()).contains(ONE.toString());
        assertThat(read()).containsExactly("1=a;c;", "2=b;spoilt", "3=d;");
        follow(1, append(ONE, "e"));
        assertThat(read()).contains("1=a;c;e;");
    }

    /** Changes a row as no event did. */
    private void spoil(String key) {
        var name = Generation.subscription(Notes.NAME, 1);
        var end = now(fixture.subscriptions().progress(name).next()).position();
        done(fixture.subscriptions().reset(name, end, transaction -> shelf.add(transaction, 1, key, "spoilt")));
        until(() -> read().stream().anyMatch(row -> row.startsWith(key) && row.endsWith("spoilt")));
    }

    @Test
    void what_cannot_be_replayed_is_refused_with_what_can() {
        assertThat(refusal(UnknownProjectionException.class, replays.start(ReplayRequest.of("nots"), ADA)))
                .hasMessageContaining("nots")
                .hasMessageContaining(Notes.NAME);
        assertThat(Stream.of(
                                EVERYTHING.partitions(5),
                                EVERYTHING.category(Notes.CATEGORY),
                                EVERYTHING.after(Position.of(2)).stream(ONE))
                        .map(request -> refusal(ReplayRefusedException.class, replays.plan(request))
                                .reason()))
                .containsExactly(Reason.TOO_MANY_PARTITIONS, Reason.NOT_REPAIRABLE, Reason.NOT_REPAIRABLE);
        assertThat(refusal(
                        ReplayRefusedException.class,
                        replays.rowsAt(Notes.NAME, Position.of(6), null, 1).next()))
                .hasMessageContaining("5")
                .hasMessageContaining("6");
        assertThat(now(replays.list().collectList())).isEmpty();
    }
}
