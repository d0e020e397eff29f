package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryTest {

    private final SampleLog sample = new SampleLog();
    private final List<RecordedEvent> log = new ArrayList<>(sample.events());
    private final History history = new History();

    HistoryTest() {
        history.acknowledged(sample.firstPlace(), sample.first());
        history.acknowledged(sample.secondPlace(), sample.second());
    }

    @Test
    void a_log_that_holds_exactly_what_was_acknowledged_has_no_violations() {
        assertThat(history.violationsIn(log)).isEmpty();
    }

    @Test
    void a_lost_event_is_found() {
        log.removeLast();

        assertThat(history.violationsIn(log)).singleElement().asString().startsWith("lost");
    }

    @Test
    void a_doubled_event_is_found() {
        log.add(log.getLast());

        assertThat(history.violationsIn(log)).anyMatch(violation -> violation.startsWith("seen twice"));
    }

    @Test
    void swapped_events_are_found() {
        Collections.swap(log, 2, 3);

        assertThat(history.violationsIn(log)).isNotEmpty();
    }

    @Test
    void an_event_that_nobody_reported_is_found() {
        var unheardOf = new History();
        unheardOf.acknowledged(sample.firstPlace(), sample.first());

        assertThat(unheardOf.violationsIn(log))
                .hasSize(1)
                .allMatch(violation -> violation.startsWith("never appended"));
    }

    @Test
    void an_event_of_an_uncertain_append_may_be_there_or_not() {
        var unsure = new History();
        unsure.acknowledged(sample.firstPlace(), sample.first());
        unsure.uncertain(sample.second());

        assertThat(unsure.violationsIn(log)).isEmpty();
        log.removeLast();
        assertThat(unsure.violationsIn(log)).isEmpty();
    }

    @Test
    void an_event_that_is_not_where_it_was_acknowledged_is_found() {
        var place = sample.secondPlace();
        history.acknowledged(new Appended(place.stream(), place.version(), Position.of(9)), sample.second());
        assertThat(history.violationsIn(log)).singleElement().asString().startsWith("not as acknowledged");

        history.acknowledged(new Appended(place.stream(), place.version().plus(1), place.position()), sample.second());
        assertThat(history.violationsIn(log)).singleElement().asString().startsWith("not as acknowledged");
    }

    @Test
    void whole_appends_are_not_torn() {
        assertThat(history.tornIn(log)).isEmpty();
    }

    @Test
    void an_append_of_which_a_part_is_missing_is_torn() {
        for (var missing = 0; missing < 3; missing++) {
            var torn = new ArrayList<>(log);
            torn.remove(missing);

            assertThat(history.tornIn(torn)).hasSize(1);
        }
    }

    @Test
    void an_append_with_another_event_in_between_is_torn() {
        Collections.swap(log, 2, 3);

        assertThat(history.tornIn(log)).hasSize(1);
    }
}
