package com.tomriddelsdell.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerSentEventsTest {

    private static final UUID CONTACT = UUID.fromString("0199f3a2-77aa-7c31-9a44-1f2e3d4c5b6a");

    @Test
    void an_event_ends_with_a_blank_line() {
        assertThat(read(
                        "retry:2000",
                        ":keep-alive",
                        "",
                        "id:42",
                        "event:Submitted",
                        "data:{\"id\":\"" + CONTACT + "\"}",
                        ""))
                .containsExactly(new Sighting(42, CONTACT));
    }

    @Test
    void data_may_be_on_several_lines_after_a_space() {
        assertThat(read("id: 7", "data: {\"id\":", "data: \"" + CONTACT + "\"}", ""))
                .containsExactly(new Sighting(7, CONTACT));
    }

    @Test
    void an_event_that_was_cut_off_is_none() {
        assertThat(read("id:42", "data:{\"id\":\"" + CONTACT + "\"}")).isEmpty();
    }

    @Test
    void an_event_without_a_position_of_its_own_is_refused() {
        var event = "data:{\"id\":\"" + CONTACT + "\"}";

        assertThatThrownBy(() -> read("id:42", event, "", event, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Sighting> read(String... lines) {
        var sightings = new ArrayList<Sighting>();
        var events = new ServerSentEvents(sightings::add);
        List.of(lines).forEach(events::line);
        return sightings;
    }
}
