package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Figure;
import com.tomriddelsdell.benchmarks.compare.contest.Standing;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures in words, the same wherever they are read. */
final class Figures {

    private static final String NONE = "–";

    private Figures() {}

    /** Contender, callers, rate, its spread, p50, p99. */
    static List<String> row(Standing standing) {
        var label = standing.label();
        return switch (standing) {
            case Standing.LeftOut out ->
                List.of(label.name(), Integer.toString(label.callers()), NONE, NONE, NONE, NONE);
            case Standing.Measured measured ->
                List.of(
                        label.name(),
                        Integer.toString(label.callers()),
                        whole(measured.median(Figure.RATE)),
                        "%s … %s".formatted(whole(measured.lowestRate()), whole(measured.highestRate())),
                        millis(measured.median(Figure.P50)),
                        millis(measured.median(Figure.P99)));
        };
    }

    /** Goal, what was measured, what to say about it. */
    static List<String> row(Verdict verdict) {
        return List.of(
                verdict.goal().toString(),
                verdict.actual().isEmpty() ? NONE : precise(verdict.actual().getAsDouble()),
                verdict.outcome().title());
    }

    static String whole(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    private static String whole(OptionalDouble figure) {
        return figure.isEmpty() ? NONE : whole(figure.getAsDouble());
    }

    private static String millis(OptionalDouble figure) {
        return figure.isEmpty() ? NONE : precise(figure.getAsDouble());
    }

    private static String precise(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
