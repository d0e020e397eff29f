package com.tomriddelsdell.portfolio.visit.web;

import com.tomriddelsdell.portfolio.visit.VisitEvent.PageCount;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Adds up looks until they are taken. It never waits and never grows beyond {@value #MAX} lines: what comes after that is counted
 * without saying where it came from, or, on a page that has no line yet, not at all.
 */
final class Tally {

    private static final int MAX = 1000;
    private static final String ELSEWHERE = "";

    private final Clock clock;
    private final Supplier<byte[]> salts;
    private volatile Visitors visitors;
    private volatile Map<Line, Count> counts = new ConcurrentHashMap<>();

    /**
     * @param salts a new secret for each day
     */
    Tally(Clock clock, Supplier<byte[]> salts) {
        this.clock = clock;
        this.salts = salts;
        this.visitors = new Visitors(today(), salts.get());
    }

    void add(Look look) {
        var day = today();
        var visits = visitors(day).isNew(look) ? 1 : 0;
        var current = counts;
        var line = new Line(day, look.page(), look.referrer());
        var place = current.size() < MAX || current.containsKey(line) ? line : new Line(day, look.page(), ELSEWHERE);
        if (current.size() < MAX || current.containsKey(place)) {
            current.merge(place, new Count(1, visits), Count::plus);
        }
    }

    /** What was added since the last time, one event for each day. A look that is being added just now may be lost. */
    List<PagesViewed> take() {
        var taken = counts;
        counts = new ConcurrentHashMap<>();
        return taken.entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().day(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new PagesViewed(
                        day.getKey(), day.getValue().stream().map(Tally::count).toList()))
                .toList();
    }

    private static PageCount count(Map.Entry<Line, Count> entry) {
        var line = entry.getKey();
        var count = entry.getValue();
        return new PageCount(line.page(), line.referrer(), count.views(), count.visits());
    }

    private Visitors visitors(LocalDate day) {
        var known = visitors;
        if (known.areOf(day)) {
            return known;
        }
        var fresh = new Visitors(day, salts.get());
        visitors = fresh;
        return fresh;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record Line(LocalDate day, String page, String referrer) {}

    private record Count(long views, long visits) {

        Count plus(Count other) {
            return new Count(views + other.views, visits + other.visits);
        }
    }
}
