package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Standing;
import java.util.List;
import java.util.stream.Stream;

/** A comparison, as it is read on a terminal. */
public final class TextTable {

    private TextTable() {}

    public static String of(Comparison comparison) {
        var matches = comparison.played().stream().flatMap(TextTable::lines);
        var verdicts = comparison.verdicts().stream()
                .map(Figures::row)
                .map(row -> "%-12s %8s   %s".formatted(row.get(2), row.get(1), row.getFirst()));
        return String.join(
                System.lineSeparator(), Stream.concat(matches, verdicts).toList());
    }

    private static Stream<String> lines(Played match) {
        return Stream.of(
                        Stream.of("%-42s %7s %11s %21s %9s %9s"
                                .formatted(
                                        match.title(),
                                        "callers",
                                        match.unit(),
                                        "lowest … highest",
                                        "p50 ms",
                                        "p99 ms")),
                        match.standings().stream().map(TextTable::line),
                        Stream.of(""))
                .flatMap(lines -> lines);
    }

    private static String line(Standing standing) {
        if (standing instanceof Standing.LeftOut out) {
            return "%-42s left out: %s".formatted(out.label(), out.reason());
        }
        return line(Figures.row(standing));
    }

    private static String line(List<String> row) {
        return "%-42s %7s %11s %21s %9s %9s".formatted(row.toArray());
    }
}
