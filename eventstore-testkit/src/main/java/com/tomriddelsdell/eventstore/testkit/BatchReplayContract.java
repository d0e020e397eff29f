package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * A read model that takes events in batches is built of the same rows; only what cannot be applied by itself is parked.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class BatchReplayContract<T> extends ReplayingContract<T> {

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Test
    void a_replay_in_batches_builds_the_same_rows() {
        append(ONE, Collections.nCopies(700, "z").toArray(String[]::new));
        follow(1, append(TWO, "e"));
        deploy(new NotesInBatches<>(Notes.on(shelf), sizes));

        rebuild();

        assertThat(rows(2)).isEqualTo(read());
        assertThat(sizes).anyMatch(size -> size > 100);
        follow(2, append(THREE, "f"));
        assertThat(rows(2)).contains("3=d;f;");
    }

    @Test
    void an_event_of_a_batch_that_cannot_be_applied_is_parked_and_nothing_else() {
        deploy(failingAt(event -> event.payload().utf8().equals("c")));
        var last = append(ONE, "e");

        var replay = rebuild();

        assertThat(rows(2)).containsExactly("1=a;", "2=b;", "3=d;");
        assertThat(now(fixture.subscriptions()
                        .parked(replay.subscription(), Position.START, 10)
                        .collectList()))
                .extracting(parked -> parked.event().payload().utf8())
                .containsExactly("c", "e");
        assertThat(sizes).contains(5, 1);
        assertThat(refusal(ReplayRefusedException.class, replays.switchOver(replay.id(), ADA))
                        .reason())
                .isEqualTo(ReplayRefusedException.Reason.EVENTS_PARKED);
        follow(1, last);
        assertThat(read()).contains("1=a;c;e;");
    }

    @Test
    void a_part_is_applied_again_and_the_past_is_shown_in_batches() {
        deploy(new NotesInBatches<>(Notes.on(shelf), sizes));
        done(fixture.subscriptions()
                .reset(
                        Generation.subscription(Notes.NAME, 1),
                        Position.of(5),
                        transaction -> shelf.add(transaction, 1, "1", "spoilt")));

        var repaired = now(replays.start(EVERYTHING.stream(ONE), ADA));
        var before = now(replays.rowsAt(Notes.NAME, Position.of(3), null, 10).collectList());

        assertThat(repaired.state()).isEqualTo(ReplayState.REPAIRED);
        assertThat(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
        assertThat(before).extracting(row -> row.key() + "=" + row.content()).containsExactly("1=a;c;", "2=b;");
        assertThat(sizes).containsExactly(2, 3);
    }

    /** Fails in generations that are built, at some events. */
    private NotesInBatches<T> failingAt(Predicate<RecordedEvent> some) {
        var notes = Notes.on(shelf);
        var failing = notes.failing((generation, event) -> generation > 1 && some.test(event)
                ? Mono.error(new IllegalStateException("cannot be applied"))
                : Mono.empty());
        return new NotesInBatches<>(failing, sizes);
    }
}
