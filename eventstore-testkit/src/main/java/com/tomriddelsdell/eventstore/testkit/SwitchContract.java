package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.replay.Comparison.Difference;
import com.tomriddelsdell.eventstore.replay.Comparison.Side;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationBehindException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStateException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Readers are switched to what a replay has built, and back, in one moment and never to less than they have seen.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class SwitchContract<T> extends ReplayingContract<T> {

    @Test
    void equal_generations_are_found_equal() {
        var replay = rebuild();

        var comparison = now(replays.compare(replay.id(), 10));

        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.live().rows()).isEqualTo(3);
        assertThat(comparison.built().checksum())
                .isEqualTo(comparison.live().checksum())
                .hasSize(64);
        assertThat(List.of(comparison.live(), comparison.built()))
                .extracting(Side::generation)
                .containsExactly(1, 2);
    }

    @Test
    void rows_that_differ_or_are_missing_are_shown() {
        var replay = rebuild();
        change(2, transaction -> shelf.add(transaction, 2, "1", "?").then(shelf.remove(transaction, 2, "2")));
        change(2, transaction -> shelf.add(transaction, 2, "25", "more"));

        var comparison = now(replays.compare(replay.id(), 2));

        assertThat(comparison.isEqual()).isFalse();
        assertThat(comparison.complete()).isTrue();
        assertThat(comparison.different()).isEqualTo(3);
        assertThat(comparison.differences())
                .containsExactly(new Difference("1", "a;c;", "a;c;?"), new Difference("2", "b;", null));
        assertThat(comparison.built().checksum()).isNotEqualTo(comparison.live().checksum());
    }

    @Test
    void readers_see_what_was_built_from_the_switch_on_and_what_comes_after() {
        deploy(Notes.on(shelf).next(text -> text + "!"));
        var replay = rebuild();

        var switched = now(replays.switchOver(replay.id(), "bob"));
        var seen = read();
        follow(2, append(ONE, "e"));

        assertThat(switched.state()).isEqualTo(ReplayState.SWITCHED);
        assertThat(switched.steps().getLast().by()).isEqualTo("bob");
        assertThat(seen).containsExactly("1=a;!c;!", "2=b;!", "3=d;!");
        assertThat(read()).contains("1=a;!c;!e;!");
    }

    @Test
    void the_way_back_leads_to_rows_that_are_up_to_date() {
        var replay = rebuild();
        now(replays.switchOver(replay.id(), ADA));
        var end = append(ONE, "e");
        follow(2, end);

        var back = now(replays.rollBack(replay.id(), "bob"));
        var seen = read();
        now(replays.switchOver(replay.id(), "bob"));

        assertThat(back.state()).isEqualTo(ReplayState.ROLLED_BACK);
        assertThat(seen).isEqualTo(read()).contains("1=a;c;e;");
    }

    @Test
    void what_is_retired_is_gone_and_there_is_no_way_back() {
        var replay = rebuild();
        now(replays.switchOver(replay.id(), ADA));

        now(replays.retire(replay.id(), ADA));

        assertThat(generations()).containsExactly(2);
        assertThat(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
        assertThat(refusal(ReplayRefusedException.class, replays.rollBack(replay.id(), ADA))
                        .reason())
                .isEqualTo(Reason.NO_SUCH_GENERATION);
        assertThat(refusal(ReplayRefusedException.class, replays.compare(replay.id(), 1))
                        .reason())
                .isEqualTo(Reason.NO_SUCH_GENERATION);
    }

    @Test
    void readers_are_not_switched_to_what_has_not_caught_up() {
        var gate = Sinks.<Void>empty();
        deploy(Notes.on(shelf).waitingFor(generation -> generation == 2 ? gate.asMono() : Mono.empty()));
        var replay = start();

        var refusal = refusal(ReplayStateException.class, replays.switchOver(replay.id(), ADA));
        gate.tryEmitEmpty();
        reach(replay, ReplayState.CAUGHT_UP);

        assertThat(refusal.allowed()).contains(ReplayState.CAUGHT_UP);
        assertThat(now(replays.switchOver(replay.id(), ADA)).state()).isEqualTo(ReplayState.SWITCHED);
    }

    @Test
    void readers_are_not_switched_to_less_than_they_have_seen() {
        var replay = rebuild();
        done(control().pause(replay.subscription()));
        var end = append(ONE, "e");
        follow(1, end);

        var refusal = refusal(
                GenerationBehindException.class,
                replays.patientFor(Duration.ofMillis(200)).switchOver(replay.id(), ADA));

        assertThat(refusal.needed()).isGreaterThanOrEqualTo(end);
        assertThat(refusal.reached()).isLessThan(end);
        assertThat(read()).contains("1=a;c;e;");
        done(control().resume(replay.subscription()));
        assertThat(now(replays.switchOver(replay.id(), ADA)).state()).isEqualTo(ReplayState.SWITCHED);
        assertThat(read()).contains("1=a;c;e;");
    }

    @Test
    void readers_are_not_switched_to_what_misses_parked_events() {
        var failing = new AtomicInteger(1);
        deploy(Notes.on(shelf)
                .waitingFor(generation -> generation == 2 && failing.get() > 0
                        ? Mono.error(new IllegalStateException("not now"))
                        : Mono.empty()));
        var replay = rebuild();

        var refusal = refusal(ReplayRefusedException.class, replays.switchOver(replay.id(), ADA));
        failing.set(0);
        now(control().retryAll(replay.subscription()));
        until(() -> now(control().status(replay.subscription())).parked() == 0);

        assertThat(refusal.reason()).isEqualTo(Reason.EVENTS_PARKED);
        assertThat(now(replays.switchOver(replay.id(), ADA)).state()).isEqualTo(ReplayState.SWITCHED);
        assertThat(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
    }

    @Test
    void no_reader_sees_less_than_before_while_readers_are_switched_under_way() {
        var replay = rebuild();
        var appending = Flux.range(0, 200)
                .concatMap(number -> Mono.fromSupplier(() -> append(ONE, "n")).subscribeOn(Schedulers.boundedElastic()))
                .last()
                .toFuture();
        var stop = Sinks.<Void>empty();
        var lengths = Flux.range(0, 4)
                .flatMap(reader -> shelf.read()
                        .filter(row -> row.key().equals("1"))
                        .map(row -> row.content().length())
                        .repeat()
                        .distinctUntilChanged()
                        .takeUntilOther(stop.asMono())
                        .collectList()
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .toFuture();

        for (var round = 0; round < 5; round++) {
            now(replays.switchOver(replay.id(), ADA));
            now(replays.rollBack(replay.id(), ADA));
        }
        var end = now(Mono.fromFuture(appending));
        follow(1, end);
        stop.tryEmitEmpty();

        assertThat(now(Mono.fromFuture(lengths)))
                .hasSize(4)
                .allSatisfy(seen -> assertThat(seen).isNotEmpty().isSorted());
        assertThat(read()).contains("1=a;c;" + "n;".repeat(200));
    }

    private SubscriptionControl<T> control() {
        return Subscriptions.of(fixture.events(), fixture.subscriptions()).control();
    }

    /** Changes rows as no event did. */
    private void change(int generation, Function<T, Mono<Void>> changes) {
        var name = Generation.subscription(Notes.NAME, generation);
        var end = now(fixture.subscriptions().progress(name).next()).position();
        done(fixture.subscriptions().reset(name, end, changes));
    }
}
