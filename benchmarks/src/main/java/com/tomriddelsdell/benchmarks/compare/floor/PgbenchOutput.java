package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pgbench says at its end, and what it logs of each transaction. */
final class PgbenchOutput {

    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile(
            "tps = ([0-9.]+) \\((?:without initial connection time|excluding connections establishing)\\)");
    private static final int LATENCY_COLUMN = 2;
    private static final long NANOS_PER_MICRO = 1_000;

    private final String summary;

    PgbenchOutput(String summary) {
        this.summary = summary;
    }

    long processed() {
        return Long.parseLong(find(PROCESSED));
    }

    /** Transactions per second. */
    double rate() {
        return Double.parseDouble(find(RATE));
    }

    /** Older versions end when a transaction fails and have nothing to say about it. */
    boolean hasFailures() {
        var failed = FAILED.matcher(summary);
        return failed.find() && Long.parseLong(failed.group(1)) > 0;
    }

    /** The waits in lines of {@code client transaction microseconds script seconds microseconds}. */
    static Round.Latency latency(Stream<String> log) {
        var waited = Tally.histogram();
        log.map(line -> line.split(" "))
                .forEach(columns -> waited.recordValue(Long.parseLong(columns[LATENCY_COLUMN]) * NANOS_PER_MICRO));
        return Tally.latency(waited);
    }

    private String find(Pattern pattern) {
        var found = pattern.matcher(summary);
        if (!found.find()) {
            throw new IllegalStateException("pgbench said something else than expected: " + summary);
        }
        return found.group(1);
    }
}
