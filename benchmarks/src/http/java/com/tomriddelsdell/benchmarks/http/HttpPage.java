package com.tomriddelsdell.benchmarks.http;

import com.tomriddelsdell.benchmarks.compare.report.Circumstances;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The figures, for people. */
record HttpPage(
        HttpOptions options,
        Circumstances circumstances,
        Duration start,
        List<Figures> figures,
        OptionalLong peakMemory) {

    private static final double MEBI = 1 << 20;

    HttpPage {
        figures = List.copyOf(figures);
    }

    String markdown() {
        return """
                # The application under load

                Written by `%s`; not to be edited. %s
                On %d processors (%s), Java %s.

                %s

                %d requests arrive every second at moments of their own, whether or not the earlier ones have been answered, while
                %,d followers keep an event stream open. Visitors, application and PostgreSQL share the machine. 30 seconds of the same
                traffic come before those that count. The application runs with `-Xmx256m`%s.

                From its start to its first answer, on data that it has: %.1f s.
                """.formatted(
                options.command(),
                circumstances.isBusy()
                        ? "**Measured while other work kept the processors busy: indicative only.**"
                        : "The machine was otherwise quiet when the run began.",
                circumstances.processors(),
                circumstances.processor(),
                circumstances.java(),
                table(),
                options.rate(),
                options.followers(),
                peakMemory.isPresent()
                        ? String.format(
                                Locale.ROOT, "; its process had %.0f MiB at most", peakMemory.getAsLong() / MEBI)
                        : "",
                start.toMillis() / 1e3);
    }

    String table() {
        return figures.stream()
                .map(each -> "| %s | %,d | %d | %d | %d | %d | %d |"
                        .formatted(
                                each.visit().title(),
                                each.requests(),
                                each.failed(),
                                each.p50(),
                                each.p95(),
                                each.p99(),
                                each.max()))
                .collect(Collectors.joining("\n", """
                        | request | requests | failed | p50 ms | p95 ms | p99 ms | max ms |
                        |---|--:|--:|--:|--:|--:|--:|
                        """, ""));
    }
}
