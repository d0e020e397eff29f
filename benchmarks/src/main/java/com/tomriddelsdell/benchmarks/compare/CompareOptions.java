package com.tomriddelsdell.benchmarks.compare;

import com.tomriddelsdell.benchmarks.compare.contest.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * What the comparison was asked to do, in system properties.
 *
 * @param wanted {@code compare.wanted}: whether to compare at all; true unless it says {@code false}
 * @param pace {@code compare.rounds} of {@code compare.seconds} each; 3 of 2, or 5 of 5 with {@code compare.long}
 * @param events {@code compare.events}: how many the log has that is read and replayed; 100,000, or 1,000,000 with
 *     {@code compare.long}
 * @param growth {@code compare.growth}: whether to ask how costs grow, instead of how they compare
 * @param longForm {@code compare.long}: whether to take the time that good figures take
 * @param gate {@code compare.gate}: whether a goal that was missed fails the run
 * @param only {@code compare.only}: a part of the titles of the matches to play; empty for all
 * @param docs {@code compare.docs}: where the page is written, if everything was played
 * @param reports {@code compare.reports}: where everything else is written
 */
record CompareOptions(
        boolean wanted,
        Pace pace,
        int events,
        boolean growth,
        boolean longForm,
        boolean gate,
        String only,
        Path docs,
        Path reports) {

    /** How many rounds' time a Java process needs to become what it will be; some contenders need more or less. */
    private static final int WARM_UP = 4;

    static CompareOptions from(Properties properties) {
        var all = new Given(properties);
        var longForm = all.isTrue("compare.long");
        var round = Duration.ofSeconds(all.number("compare.seconds", longForm ? 5 : 2));
        return new CompareOptions(
                !all.text("compare.wanted", "true").equals("false"),
                new Pace(all.number("compare.rounds", longForm ? 5 : 3), round, round.multipliedBy(WARM_UP)),
                all.number("compare.events", longForm ? 1_000_000 : 100_000),
                all.isTrue("compare.growth"),
                longForm,
                all.isTrue("compare.gate"),
                all.text("compare.only", ""),
                Path.of(all.text("compare.docs", "docs")),
                Path.of(all.text("compare.reports", "benchmarks/target/compare")));
    }

    boolean wants(String title) {
        return title.contains(only);
    }

    boolean wantsAll() {
        return only.isEmpty();
    }

    String paceInWords() {
        return String.format(
                Locale.ROOT,
                "median of %d rounds of %d s in turn, after about %d s each that do not count; log of %,d events",
                pace.rounds(),
                pace.round().toSeconds(),
                pace.warmup().toSeconds(),
                events);
    }

    /** How to ask for the same again. */
    String command(Peers peers) {
        return ("./mvnw -pl benchmarks -am verify -P%s -DskipTests"
                        + " -Dcompare.growth=%b -Dcompare.long=%b"
                        + " -Dcompare.rounds=%d -Dcompare.seconds=%d -Dcompare.events=%d")
                .formatted(
                        peers.isEmpty() ? "compare" : "compare,peers",
                        growth,
                        longForm,
                        pace.rounds(),
                        pace.round().toSeconds(),
                        events);
    }

    /** Properties; what Maven passes on empty was not given. */
    private record Given(Properties properties) {

        String text(String name, String otherwise) {
            var value = properties.getProperty(name, "");
            return value.isBlank() ? otherwise : value;
        }

        boolean isTrue(String name) {
            return Boolean.parseBoolean(text(name, "false"));
        }

        int number(String name, int otherwise) {
            return Integer.parseInt(text(name, Integer.toString(otherwise)));
        }
    }
}
