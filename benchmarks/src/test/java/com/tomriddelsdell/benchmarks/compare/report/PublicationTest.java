package com.tomriddelsdell.benchmarks.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.compare.contest.Bound.AtLeast;
import com.tomriddelsdell.benchmarks.compare.contest.Figure;
import com.tomriddelsdell.benchmarks.compare.contest.Goal;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.compare.contest.Standing;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicationTest {

    private static final Label OURS = new Label("ours <&>", "eventstore 1", 64);
    private static final Label FLOOR = new Label("floor", "pgbench 15", 64);
    private static final Label GONE = new Label("gone", "none", 1);
    private static final Played MATCH = new Played(
            "append 1 event",
            "events/s",
            List.of(
                    new Standing.Measured(OURS, List.of(round(20_000), round(30_000), round(31_000))),
                    new Standing.Measured(FLOOR, List.of(round(10_000), round(10_000), round(10_000))),
                    new Standing.LeftOut(GONE, "not\nhere")));
    private static final Verdict VERDICT =
            Verdict.on(new Goal.Ratio(OURS, Figure.RATE, new AtLeast(2), FLOOR), List.of(MATCH));

    @Test
    void the_page_says_what_was_measured_where_and_how() {
        assertThat(PerformancePage.of(comparison(0.1)))
                .contains("Written by `./compare` on 2026-11-28")
                .contains("| machine | 2 processors, Processor; Linux |")
                .contains("| contenders | eventstore 1, pgbench 15, none |")
                .contains("otherwise quiet")
                .contains("| rate of ours <&>, 64 callers: ≥ 2 × floor, 64 callers | 3.00 | reached |")
                .contains("![append 1 event](performance/append-1-event.svg)")
                .contains("| ours <&> | 64 | 30,000 | 20,000 … 31,000 | 1.50 | 9.00 |")
                .contains("| gone | 1 | – | – | – | – |")
                .contains("Left out: gone, 1 caller: not here\n");
    }

    @Test
    void a_page_from_a_busy_machine_says_so() {
        assertThat(PerformancePage.of(comparison(1.1))).contains("indicative").doesNotContain("otherwise quiet");
    }

    @Test
    void the_terminal_shows_the_same() {
        assertThat(TextTable.of(comparison(0)))
                .contains("30,000       20,000 … 31,000      1.50      9.00")
                .contains("left out: not")
                .contains("reached          3.00   rate of ours");
    }

    @Test
    void a_chart_is_well_formed_and_has_a_bar_for_each_who_was_measured() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(BarChart.of(MATCH))));

        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("append 1 event, events/s");
    }

    @Test
    void everything_is_written_where_it_belongs(@TempDir Path directory) throws IOException {
        Publication.toPage(comparison(0), directory);
        Publication.toJson(comparison(0), directory.resolve("reports/compare.json"));

        assertThat(directory.resolve("performance.md")).isRegularFile();
        assertThat(directory.resolve("performance/append-1-event.svg")).isRegularFile();
        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("reports/compare.json")));
        assertThat(json.at("/goals/0/outcome").asString()).isEqualTo("REACHED");
        assertThat(json.at("/goals/0/actual").asDouble()).isEqualTo(3);
        assertThat(json.at("/played/0/standings/0/rounds/1/rate").asDouble()).isEqualTo(30_000);
        assertThat(json.at("/played/0/standings/2/reason").asString()).isEqualTo("not\nhere");
    }

    private static Round round(double rate) {
        return new Round(rate, new Round.Latency(1.5, 9));
    }

    private static Comparison comparison(double load) {
        return new Comparison(
                "Performance",
                Instant.parse("2026-11-28T04:00:00Z"),
                "./compare",
                "3 rounds",
                new Circumstances(2, "Processor", "Linux", "25", "18.6", load),
                List.of(MATCH),
                List.of(VERDICT));
    }
}
