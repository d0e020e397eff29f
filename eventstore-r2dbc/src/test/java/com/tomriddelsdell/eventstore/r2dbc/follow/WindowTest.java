package com.tomriddelsdell.eventstore.r2dbc.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A window and whoever looks through it are given what a plain list of the log would give. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowTest {

    private static final int EXTENSIONS = 2_000;
    private static final EventFilter RARE = EventFilter.everything().ofTypes("Rare");

    private final long seed = Long.getLong("testkit.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<RecordedEvent> log = new ArrayList<>();
    private long head;
    private Window window = Window.emptyAt(Position.START);

    @Test
    void it_holds_what_the_log_holds_and_lookouts_miss_nothing() {
        System.out.println("window: -Dtestkit.seed=" + seed);
        var lookout = Lookout.forMatches(Position.START, RARE);
        var seen = new ArrayList<RecordedEvent>();
        for (var n = 0; n < EXTENSIONS; n++) {
            window = window.extendedBy(nextSection());
            assertHolds(anyPosition());
            if (random.nextInt(3) == 0 && lookout.sees(window)) {
                var section = window.after(lookout.position()).matching(RARE);
                seen.addAll(section.events());
                lookout = Lookout.forMatches(section.to(), RARE);
            }
        }
        while (lookout.sees(window)) {
            var section = window.after(lookout.position()).matching(RARE);
            seen.addAll(section.events());
            lookout = Lookout.forMatches(section.to(), RARE);
        }
        assertThat(seen).isEqualTo(log.stream().filter(RARE::matches).toList());
    }

    @Test
    void it_never_holds_many_sections_nor_all_events() {
        for (var n = 0; n < EXTENSIONS * 10; n++) {
            window = window.extendedBy(nextSection());
        }

        assertThat(window.sections()).hasSizeLessThan(200);
        assertThat(window.events())
                .isEqualTo(window.sections().stream()
                        .mapToInt(section -> section.events().size())
                        .sum())
                .isLessThanOrEqualTo(8_192);
        assertThat(window.covers(Position.START)).isFalse();
    }

    private void assertHolds(Position position) {
        if (!window.covers(position) || !window.reachesBeyond(position)) {
            return;
        }
        var expected = log.stream()
                .filter(event -> event.position().compareTo(position) > 0)
                .toList();
        var section = window.after(position);
        assertThat(section.from()).isEqualTo(position);
        assertThat(section.events())
                .isEqualTo(expected.stream()
                        .filter(event -> event.position().compareTo(section.to()) <= 0)
                        .toList());
        assertThat(section.to().equals(window.end()) || section.events().size() > Section.MAX_EVENTS / 2)
                .isTrue();
        assertThat(window.holdsAfter(position, RARE))
                .isEqualTo(expected.stream().anyMatch(RARE::matches));
    }

    private Section nextSection() {
        var from = Position.of(head);
        var events = new ArrayList<RecordedEvent>();
        for (var n = random.nextInt(4); n > 0; n--) {
            head += 1 + random.nextInt(3);
            events.add(event(head, random.nextInt(40) == 0 ? "Rare" : "Common"));
        }
        head += random.nextInt(2);
        log.addAll(events);
        return new Section(from, Position.of(head), events);
    }

    private Position anyPosition() {
        return Position.of(Math.max(0, head - random.nextInt(2_000)));
    }

    private static RecordedEvent event(long position, String type) {
        return new RecordedEvent(
                Position.of(position),
                StreamId.of("order", Long.toString(position)),
                StreamVersion.of(0),
                new UUID(position, 0),
                type,
                Payload.utf8("x"),
                Metadata.NONE,
                Set.of(),
                Instant.EPOCH);
    }
}
