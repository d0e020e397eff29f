package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.replay.PlannedUpcast;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.Upcast;
import com.tomriddelsdell.eventstore.replay.Upcasting;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * A plan names the upcasters that a replay would run, and tells for how many events: counted where they are few, else sampled.
 *
 * @param <T> the transaction that read models are written in
 */
public abstract class PlanContract<T> extends ReplayingContract<T> {

    private static final String TYPE = "Noted";
    private static final Upcast FIRST = new Upcast(TYPE, 1, "revision 1", List.of("Noted v1", "Noted v2"), "");
    private static final Upcast SECOND = new Upcast(TYPE, 2, "revision 2", List.of("Noted v2"), "");
    private static final Upcast NEWER = new Upcast(TYPE, 3, "revision 3", List.of(), "it is newer");

    @Test
    void few_events_are_all_looked_at() {
        append(ONE, "e", "long");

        var upcasts = upcasts(EVERYTHING);

        assertThat(upcasts).containsExactly(new PlannedUpcast(FIRST, 5, false), new PlannedUpcast(SECOND, 1, false));
        assertThat(upcasts).extracting(planned -> planned.upcast().isLifted()).containsExactly(true, false);
    }

    @Test
    void only_events_that_would_be_applied_are_looked_at() {
        append(TWO, "long");

        assertThat(upcasts(EVERYTHING.stream(ONE))).containsExactly(new PlannedUpcast(FIRST, 2, false));
    }

    @Test
    void of_many_events_some_are_looked_at_and_no_schema_is_left_out() {
        for (var payload : List.of("z", "z", "long", "long")) {
            append(ONE, Collections.nCopies(750, payload).toArray(String[]::new));
        }

        var upcasts = upcasts(EVERYTHING);

        assertThat(upcasts).extracting(PlannedUpcast::sampled).containsOnly(true);
        assertThat(upcasts).extracting(PlannedUpcast::upcast).containsExactly(FIRST, SECOND, NEWER);
        assertThat(upcasts.get(0).events()).isBetween(1_200L, 1_800L);
        assertThat(upcasts.get(1).events()).isBetween(1_200L, 1_800L);
        assertThat(upcasts.get(2).events()).isZero();
    }

    @Test
    void what_cannot_be_decoded_is_warned_of() {
        append(ONE, "very long");

        var plan = now(replays.upcastBy(new BySize()).plan(EVERYTHING));

        assertThat(plan.upcasts())
                .extracting(PlannedUpcast::upcast, PlannedUpcast::events)
                .containsExactly(tuple(FIRST, 4L), tuple(NEWER, 1L));
        assertThat(plan.warnings()).anySatisfy(warning -> assertThat(warning).contains("revision 3", "it is newer"));
    }

    @Test
    void a_schema_that_the_log_does_not_know_is_told_all_the_same() {
        append(ONE, "");

        assertThat(upcasts(EVERYTHING))
                .extracting(planned -> planned.upcast().schema(), PlannedUpcast::events)
                .containsExactly(tuple("revision 1", 4L), tuple("no schema", 1L));
    }

    private List<PlannedUpcast> upcasts(ReplayRequest request) {
        return now(replays.upcastBy(new BySize()).plan(request)).upcasts();
    }

    /** Payloads of one letter have the first schema, of up to four the second, and longer ones the third. */
    private record BySize() implements Upcasting {

        @Override
        public Flux<Upcast> of(String type) {
            return type.equals(TYPE) ? Flux.just(FIRST, SECOND, NEWER) : Flux.empty();
        }

        @Override
        public int schemaId(Payload payload) {
            var size = payload.size();
            return size <= 1 ? size : size <= 4 ? 2 : 3;
        }
    }
}
