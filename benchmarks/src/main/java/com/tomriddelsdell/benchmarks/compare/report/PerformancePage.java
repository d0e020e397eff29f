package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Standing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as a page of the documentation, written by the run and never by hand. */
final class PerformancePage {

    private static final String BUSY = """
            **Measured while other work kept the processors busy: the figures are low, spread widely, and are indicative
            only. So are the verdicts.**""";
    private static final String QUIET = "The machine was otherwise quiet when the run began.";

    private PerformancePage() {}

    static String of(Comparison comparison) {
        return Stream.concat(
                        Stream.of(head(comparison), goals(comparison)),
                        comparison.played().stream().map(match -> section(comparison, match)))
                .collect(Collectors.joining("\n"));
    }

    /** The name of a match's chart. */
    static String chart(Played match) {
        return match.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    private static String head(Comparison comparison) {
        return """
                # %s

                Written by `%s` on %s; not to be edited. What the rows mean, and what they do not:
                [benchmarks](../benchmarks/README.md#the-comparison).

                %s
                %s
                """.formatted(
                        comparison.title(),
                        comparison.command(),
                        comparison.at().atZone(ZoneOffset.UTC).toLocalDate(),
                        machine(comparison),
                        comparison.circumstances().isBusy() ? BUSY : QUIET);
    }

    private static String machine(Comparison comparison) {
        var circumstances = comparison.circumstances();
        return String.format(
                Locale.ROOT,
                """
                | | |
                |---|---|
                | machine | %d processors, %s; %s |
                | load before the first round | %.1f |
                | PostgreSQL | %s, `fsync`, `synchronous_commit` and `full_page_writes` on; on the same machine |
                | Java | %s |
                | contenders | %s |
                | pace | %s |
                """,
                circumstances.processors(),
                circumstances.processor(),
                circumstances.system(),
                circumstances.load(),
                circumstances.postgres(),
                circumstances.java(),
                versions(comparison),
                comparison.pace());
    }

    private static String versions(Comparison comparison) {
        return comparison.played().stream()
                .flatMap(match -> match.standings().stream())
                .map(Standing::label)
                .map(Label::version)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String goals(Comparison comparison) {
        return "## Goals\n\n"
                + table(
                        List.of("goal", "measured", "verdict"),
                        comparison.verdicts().stream().map(Figures::row).toList());
    }

    private static String section(Comparison comparison, Played match) {
        var rows = match.standings().stream().map(Figures::row).toList();
        var header = List.of("contender", "callers", match.unit(), "lowest … highest", "p50 ms", "p99 ms");
        var out = match.standings().stream()
                .filter(Standing.LeftOut.class::isInstance)
                .map(Standing.LeftOut.class::cast)
                .map(each -> "\nLeft out: %s: %s\n".formatted(each.label(), oneLine(each.reason())))
                .collect(Collectors.joining());
        return "## %1$s\n\n![%1$s](%2$s/%3$s)\n\n%4$s%5$s"
                .formatted(match.title(), comparison.fileName(), chart(match), table(header, rows), out);
    }

    private static String table(List<String> header, List<List<String>> rows) {
        var rule = header.stream().map(column -> "---").toList();
        return Stream.concat(Stream.of(header, rule), rows.stream())
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
