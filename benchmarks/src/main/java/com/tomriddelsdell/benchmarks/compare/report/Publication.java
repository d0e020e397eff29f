package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/** Where a comparison is written to. */
public final class Publication {

    private Publication() {}

    /** A page and, in a directory of the same name, its charts: both named after the title, below {@code docs}. */
    public static void toPage(Comparison comparison, Path docs) throws IOException {
        var name = comparison.fileName();
        var charts = Files.createDirectories(docs.resolve(name));
        for (var match : comparison.played()) {
            Files.writeString(charts.resolve(PerformancePage.chart(match)), BarChart.of(match));
        }
        Files.writeString(docs.resolve(name + ".md"), PerformancePage.of(comparison));
    }

    /** Every round, for programs. */
    public static void toJson(Comparison comparison, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(Json.of(comparison)));
    }

    /** A comparison with its goals in words. */
    private record Json(
            Instant at,
            String command,
            String pace,
            Circumstances circumstances,
            List<Played> played,
            List<JudgedGoal> goals) {

        static Json of(Comparison comparison) {
            return new Json(
                    comparison.at(),
                    comparison.command(),
                    comparison.pace(),
                    comparison.circumstances(),
                    comparison.played(),
                    comparison.verdicts().stream().map(JudgedGoal::of).toList());
        }
    }

    private record JudgedGoal(String goal, OptionalDouble actual, Verdict.Outcome outcome) {

        static JudgedGoal of(Verdict verdict) {
            return new JudgedGoal(verdict.goal().toString(), verdict.actual(), verdict.outcome());
        }
    }
}
