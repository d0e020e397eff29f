package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * What a read model was is shown without a trace.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class RewindContract<T> extends ReplayingContract<T> {

    @Test
    void rows_are_as_they_were_at_a_position() {
        assertThat(rowsAt(2)).containsExactly("1=a;", "2=b;");
        assertThat(rowsAt(4)).containsExactly("1=a;c;", "2=b;");
        assertThat(rowsAt(0)).isEmpty();
        assertThat(now(replays.rowsAt(Notes.NAME, Position.of(5), "1", 1).collectList()))
                .containsExactly(new ProjectedRow("2", "b;"));
        assertThat(generations()).containsExactly(1);
    }

    private List<String> rowsAt(long position) {
        return now(replays.rowsAt(Notes.NAME, Position.of(position), null, 10)
                .map(row -> row.key() + "=" + row.content())
                .collectList());
    }

    @Test
    void the_events_that_have_touched_a_row_are_told_with_what_it_was_after_each() {
        var touches = now(replays.touches(Notes.NAME, "1", Position.of(5)).collectList());

        assertThat(touches)
                .extracting(touch -> touch.event().position().value())
                .containsExactly(1L, 3L);
        assertThat(touches)
                .extracting(touch -> Objects.requireNonNull(touch.row()).content())
                .containsExactly("a;", "a;c;");
        assertThat(generations()).containsExactly(1);
    }

    @Test
    void nothing_is_left_of_a_look_that_fails_or_is_cancelled() {
        var failing = process(
                Notes.on(shelf).waitingFor(generation -> Mono.error(new IllegalStateException("cannot be applied"))));

        refusal(
                IllegalStateException.class,
                failing.rowsAt(Notes.NAME, Position.of(5), null, 10).next());
        now(replays.rowsAt(Notes.NAME, Position.of(5), null, 10).next());
        now(replays.touches(Notes.NAME, "1", Position.of(5)).next());

        until(() -> generations().equals(List.of(1)));
        assertThat(read()).containsExactly("1=a;c;", "2=b;", "3=d;");
    }
}
