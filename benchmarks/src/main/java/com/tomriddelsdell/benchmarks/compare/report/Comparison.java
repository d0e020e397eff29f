package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.compare.contest.Played;
import com.tomriddelsdell.benchmarks.compare.contest.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A run, and what it showed.
 *
 * @param title what the page is called
 * @param command what was asked for
 * @param pace how long and how often, in words
 */
public record Comparison(
        String title,
        Instant at,
        String command,
        String pace,
        Circumstances circumstances,
        List<Played> played,
        List<Verdict> verdicts) {

    public Comparison {
        played = List.copyOf(played);
        verdicts = List.copyOf(verdicts);
    }

    /** What the page and the directory of its charts are called. */
    String fileName() {
        return title.toLowerCase(Locale.ROOT);
    }

    public boolean passes() {
        return verdicts.stream().allMatch(Verdict::passes);
    }
}
