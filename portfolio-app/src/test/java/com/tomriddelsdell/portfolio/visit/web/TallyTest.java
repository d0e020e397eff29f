package com.tomriddelsdell.portfolio.visit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.visit.VisitEvent.PageCount;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T23:59:59Z"));
    private final Tally tally =
            new Tally(new Hands(now), () -> new byte[] {(byte) now.get().getEpochSecond()});

    @Test
    void looks_are_added_up_by_page_and_referrer_and_taken_once() {
        tally.add(look("/", "", "ada"));
        tally.add(look("/", "", "ada"));
        tally.add(look("/", "example.com", "zoe"));
        tally.add(look("/projects", "", "ada"));

        var taken = tally.take();

        assertThat(taken).extracting(PagesViewed::day).containsExactly(LocalDate.parse("2026-01-02"));
        assertThat(taken.getFirst().counts())
                .containsExactlyInAnyOrder(
                        new PageCount("/", "", 2, 1),
                        new PageCount("/", "example.com", 1, 1),
                        new PageCount("/projects", "", 1, 0));
        assertThat(tally.take()).isEmpty();
    }

    @Test
    void a_visitor_of_yesterday_is_nobody_today() {
        tally.add(look("/", "", "ada"));
        now.set(Instant.parse("2026-01-03T00:00:00Z"));
        tally.add(look("/", "", "ada"));

        assertThat(tally.take())
                .extracting(PagesViewed::counts)
                .containsExactly(List.of(new PageCount("/", "", 1, 1)), List.of(new PageCount("/", "", 1, 1)));
    }

    @Test
    void no_matter_how_much_is_made_up_there_is_an_end_to_what_is_kept() {
        for (var number = 0; number < 5000; number++) {
            tally.add(look("/", "host" + number + ".example.com", "ada"));
        }
        tally.add(look("/", "", "ada"));

        assertThat(tally.take().getFirst().counts()).hasSize(1000);
    }

    private static Look look(String page, String referrer, String address) {
        return new Look(page, referrer, "mozilla/5.0", address);
    }

    /** A clock whose hands are set. */
    private static final class Hands extends Clock {

        private final AtomicReference<Instant> now;

        Hands(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
