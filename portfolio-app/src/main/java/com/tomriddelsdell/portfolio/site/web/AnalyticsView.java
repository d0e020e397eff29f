package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.measure.Measured;
import com.tomriddelsdell.portfolio.visit.view.Visits.Day;
import com.tomriddelsdell.portfolio.visit.view.Visits.Named;
import com.tomriddelsdell.portfolio.visit.view.Visits.Report;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How the site did in some days, ready to be shown. */
record AnalyticsView(LocalDate first, LocalDate last, Report report, Measured measured) {

    private static final int WHOLE = 100;

    long views() {
        return sum(Day::views);
    }

    long visits() {
        return sum(Day::visits);
    }

    long contacts() {
        return sum(Day::contacts);
    }

    /** Of a hundred visits, how many brought a message. */
    String conversion() {
        return visits() == 0 ? "–" : String.format(Locale.ENGLISH, "%.1f %%", WHOLE * (double) contacts() / visits());
    }

    Columns viewsByDay() {
        return Columns.of(first, last, report.days(), Day::views);
    }

    Columns contactsByDay() {
        return Columns.of(first, last, report.days(), Day::contacts);
    }

    /** How long something is, as a share of the longest of {@code all}, in percent. */
    static long share(Named one, List<Named> all) {
        return WHOLE * one.count() / Math.max(1, all.getFirst().count());
    }

    static String millis(double bound) {
        return bound < 0 ? "over 1 s" : String.format(Locale.ENGLISH, "%.0f ms", bound);
    }

    private long sum(ToLongFunction<Day> value) {
        return report.days().stream().mapToLong(value).sum();
    }
}
