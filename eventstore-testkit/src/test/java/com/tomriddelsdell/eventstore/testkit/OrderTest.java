package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderTest {

    private final List<RecordedEvent> log = new ArrayList<>(new SampleLog().events());

    @Test
    void a_log_in_order_has_no_violations() {
        assertThat(Order.violationsIn(log)).isEmpty();
    }

    @Test
    void a_missing_event_leaves_a_gap_between_versions() {
        log.remove(1);

        assertThat(Order.violationsIn(log)).singleElement().asString().startsWith("not at version 1");
    }

    @Test
    void a_missing_first_event_leaves_a_gap_before_the_versions() {
        log.removeFirst();

        assertThat(Order.violationsIn(log)).singleElement().asString().startsWith("not at version 0");
    }

    @Test
    void a_doubled_event_is_found() {
        log.add(2, log.get(1));

        assertThat(Order.violationsIn(log)).anyMatch(violation -> violation.startsWith("seen twice"));
    }

    @Test
    void swapped_events_of_different_streams_are_found() {
        Collections.swap(log, 2, 3);

        assertThat(Order.violationsIn(log)).singleElement().asString().startsWith("not after position 4");
    }

    @Test
    void swapped_events_of_one_stream_are_found() {
        Collections.swap(log, 0, 1);

        assertThat(Order.violationsIn(log)).anyMatch(violation -> violation.startsWith("not after position 2"));
    }
}
