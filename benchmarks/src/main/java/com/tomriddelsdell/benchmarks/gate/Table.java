package com.tomriddelsdell.benchmarks.gate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A judgement, as it is read on a terminal. */
final class Table {

    private static final String HEADER = "%-20s %7s %12s %9s %9s %9s %9s"
            .formatted("work", "callers", "throughput/s", "p50 ms", "p95 ms", "p99 ms", "max ms");

    private Table() {}

    static String of(Judgement judgement) {
        return Stream.of(
                        Stream.of(HEADER),
                        judgement.verdicts().stream().flatMap(Table::rows),
                        Stream.of("gate: %d passed, %d failed".formatted(judgement.passed(), judgement.failed())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<String> rows(Verdict verdict) {
        var measurements = verdict.measurements();
        var figures = measurements.isEmpty()
                ? List.of(noFigures())
                : measurements.stream().map(Table::figures).toList();
        return figures.stream()
                .map(each -> "%-20s %7d %s  %s"
                        .formatted(
                                verdict.subject().work().title(),
                                verdict.subject().callers(),
                                each,
                                verdict.outcome().remark())
                        .stripTrailing());
    }

    private static String figures(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%12.0f %9.2f %9.2f %9.2f %9.2f",
                measured.throughput(),
                measured.p50(),
                measured.p95(),
                measured.p99(),
                measured.max());
    }

    private static String noFigures() {
        return "%12s %9s %9s %9s %9s".formatted("-", "-", "-", "-", "-");
    }
}
