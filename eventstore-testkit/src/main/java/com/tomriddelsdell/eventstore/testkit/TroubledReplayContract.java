package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What is broken, stuck or not there yet harms nothing but itself, and can be given up.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class TroubledReplayContract<T> extends ReplayingContract<T> {

    /** Nothing that is stuck is ended because its lease has run out. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(5);

    @Test
    void a_projection_that_cannot_be_made_holds_up_no_other_and_is_made_when_it_can_be() {
        var made = Sinks.<Void>empty();
        first.dispose();
        done(replays.left());
        replays = process(List.of(new Unmade<>(made.asMono()), Notes.on(shelf)));
        run(replays);

        follow(1, append(ONE, "e"));
        assertThat(read()).contains("1=a;c;e;");
        assertThat(projections()).containsExactly(Notes.NAME);

        made.tryEmitEmpty();
        until(() -> projections().contains(Unmade.NAME));
    }

    @Test
    void what_has_never_been_run_is_refused() {
        var idle = process(new Unmade<T>(Mono.empty()));
        var request = ReplayRequest.of(Unmade.NAME);

        assertThat(List.of(
                        refusal(ReplayRefusedException.class, idle.plan(request)),
                        refusal(ReplayRefusedException.class, idle.start(request, ADA))))
                .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining(Unmade.NAME))
                .extracting(ReplayRefusedException::reason)
                .containsOnly(Reason.NO_SUCH_GENERATION);
        assertThat(projections()).containsExactly(Notes.NAME);
        assertThat(now(idle.list().collectList())).isEmpty();
    }

    @Test
    void a_replay_is_cancelled_in_the_middle_of_a_batch() {
        var applied = new AtomicInteger();
        first.dispose();
        done(replays.left());
        replays = process(Notes.<T>on(shelf)
                        .waitingFor(generation ->
                                generation == 2 && applied.incrementAndGet() > 1 ? Mono.never() : Mono.empty()))
                .leasing(LONG_LEASE);
        first = run(replays);
        var replay = start();
        until(() -> applied.get() > 1);

        assertThat(now(replays.cancel(replay.id(), ADA)).state()).isEqualTo(ReplayState.CANCELLED);

        assertThat(generations()).containsExactly(1);
        first.dispose();
        done(replays.left());
    }

    private List<String> projections() {
        return now(replays.generations()
                .map(generation -> generation.projection())
                .distinct()
                .collectList());
    }

    /** A read model without rows, that cannot be made before {@code ready} completes. */
    private record Unmade<T>(Mono<Void> ready) implements RebuildableProjection<T> {

        static final String NAME = "a-broken-one";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Mono<Void> create(T transaction, int generation) {
            return Mono.firstWithSignal(
                    ready, Mono.error(() -> new IllegalArgumentException("there is no room for it yet")));
        }

        @Override
        public Mono<Void> drop(T transaction, int generation) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> publish(T transaction, int generation) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> apply(T transaction, int generation, RecordedEvent event) {
            return Mono.empty();
        }

        @Override
        public Flux<ProjectedRow> rows(T transaction, int generation, @Nullable String after, int limit) {
            return Flux.empty();
        }

        @Override
        public Mono<ProjectedRow> row(T transaction, int generation, String key) {
            return Mono.empty();
        }
    }
}
