package com.tomriddelsdell.benchmarks.compare;

import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Referee;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict;
import com.tomriddelsdell.benchmarks.compare.ours.Ours;
import com.tomriddelsdell.benchmarks.compare.report.Circumstances;
import com.tomriddelsdell.benchmarks.compare.report.Comparison;
import com.tomriddelsdell.benchmarks.compare.report.Publication;
import com.tomriddelsdell.benchmarks.compare.report.TextTable;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plays every match on one server, and says by how much the goals were reached or missed. */
public final class Compare {

    /** PostgreSQL's default has no room for 256 clients beside those who wait for their turn. */
    private static final Map<String, String> SETTINGS = Map.of("max_connections", "600");

    private Compare() {}

    public static void main(String[] arguments) throws IOException {
        var options = CompareOptions.from(System.getProperties());
        if (!options.wanted()) {
            System.out.println("left out, as asked: the comparison");
            return;
        }
        var comparison = compare(options);
        System.out.println(TextTable.of(comparison));
        Publication.toJson(comparison, options.reports().resolve("compare.json"));
        Publication.toPage(comparison, options.wantsAll() ? options.docs() : options.reports());
        System.exit(options.gate() && !comparison.passes() ? 1 : 0);
    }

    private static Comparison compare(CompareOptions options) {
        try (var server = DurablePostgres.start(SETTINGS)) {
            var circumstances = Circumstances.now(server);
            var peers = Peers.present(Ours.payload());
            var disciplines = disciplines(options, peers);
            var played = play(disciplines, new Referee(server, options.pace(), System.out::println));
            var verdicts = disciplines.stream()
                    .flatMap(discipline -> discipline.goals().stream())
                    .map(goal -> Verdict.on(goal, played))
                    .toList();
            return new Comparison(
                    options.growth() ? "Growth" : "Performance",
                    Instant.now(),
                    options.command(peers),
                    options.paceInWords(),
                    circumstances,
                    played,
                    verdicts);
        }
    }

    private static List<Discipline> disciplines(CompareOptions options, Peers peers) {
        var version = System.getProperty("compare.version", "unknown");
        var all = options.growth()
                ? Laws.of(version, options.longForm())
                : Disciplines.of(version, options.events(), peers);
        return all.stream()
                .filter(discipline -> options.wants(discipline.match().title()))
                .toList();
    }

    private static List<Played> play(List<Discipline> disciplines, Referee referee) {
        return disciplines.stream()
                .map(discipline -> referee.play(discipline.match()))
                .toList();
    }
}
