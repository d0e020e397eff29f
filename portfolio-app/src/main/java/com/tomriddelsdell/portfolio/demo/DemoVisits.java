package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.portfolio.visit.VisitEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PageCount;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import com.tomriddelsdell.portfolio.visit.VisitStreams;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Looks at pages on each of the last ninety days: more of them from week to week, fewer at weekends. */
final class DemoVisits {

    private static final List<String> PAGES = List.of(
            "/",
            "/projects",
            "/projects/event-store",
            "/projects/tide-tables",
            "/projects/this-site",
            "/projects/quiet-metrics",
            "/projects/folding-maps",
            "/projects/plain-forms",
            "/projects/latency-lab",
            "/projects/sky-camera");
    private static final List<String> REFERRERS =
            List.of("", "search.example.com", "news.example.org", "friends.example.net");
    private static final int FEWEST = 12;
    private static final int LINES = 8;

    private final RandomGenerator random;

    DemoVisits(RandomGenerator random) {
        this.random = random;
    }

    /** Those until {@code now}; none of today, which is counted as it comes. */
    Stream<Moment<VisitEvent>> until(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var first = today.minus(Period.ofDays((int) DemoContacts.SPAN.toDays()));
        return first.datesUntil(today)
                .map(day -> new Moment<>(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(23)),
                        VisitStreams.of(day),
                        new PagesViewed(day, counts(day, (int) first.until(day).toTotalMonths()))));
    }

    private List<PageCount> counts(LocalDate day, int month) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        var most = (FEWEST + FEWEST * month) / (weekend ? 2 : 1);
        return Stream.generate(() -> count(most)).limit(LINES).toList();
    }

    private PageCount count(int most) {
        var views = 1 + random.nextLong(most);
        return new PageCount(oneOf(PAGES), oneOf(REFERRERS), views, 1 + random.nextLong(views));
    }

    /** The first ones more often. */
    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(1 + random.nextInt(texts.size())));
    }
}
