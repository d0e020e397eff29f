package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Standings for tests. */
final class Examples {

    static final Label OURS = new Label("ours", "1", 64);
    static final Label FLOOR = new Label("floor", "15", 64);

    private Examples() {}

    static Standing rates(Label label, double... rates) {
        return new Standing.Measured(
                label, DoubleStream.of(rates).mapToObj(Round::withoutLatency).toList());
    }

    static Standing waits(Label label, double... waits) {
        return new Standing.Measured(
                label,
                DoubleStream.of(waits)
                        .mapToObj(wait -> new Round(1, new Round.Latency(wait, 10 * wait)))
                        .toList());
    }

    static List<Played> played(Standing... standings) {
        return List.of(new Played("append", "events/s", Arrays.asList(standings)));
    }
}
