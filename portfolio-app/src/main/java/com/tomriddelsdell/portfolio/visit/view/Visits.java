package com.tomriddelsdell.portfolio.visit.view;

import com.tomriddelsdell.eventstore.Position;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/** How often the site is looked at, and how often somebody writes. A few seconds behind. */
public interface Visits {

    /** Everything about the days from {@code first} to {@code last}, both included. */
    Mono<Report> report(LocalDate first, LocalDate last);

    /** Completes once everything up to {@code position} is counted; fails when that takes more than two seconds. */
    Mono<Void> reached(Position position);

    /**
     * What happened in some days.
     *
     * @param days those on which something happened, in their order
     * @param pages how often each was looked at, most first, the first twenty
     * @param referrers how often each led here, most first, the first twenty
     * @param categories how many messages of each came, most first
     */
    record Report(List<Day> days, List<Named> pages, List<Named> referrers, List<Named> categories) {

        public Report {
            days = List.copyOf(days);
            pages = List.copyOf(pages);
            referrers = List.copyOf(referrers);
            categories = List.copyOf(categories);
        }
    }

    record Day(LocalDate day, long views, long visits, long contacts) {}

    record Named(String name, long count) {}
}
