package com.tomriddelsdell.benchmarks.gate;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long a case is warmed up and measured, in rounds of some seconds each. */
record Pace(int warmups, int measurements, int seconds) {

    private static final Pace SHORT = new Pace(3, 3, 2);
    private static final Pace LONG = new Pace(5, 10, 5);

    /** The application is another, colder process than the one that warms up with the benchmark: it gets more rounds. */
    private static final int MORE_FOR_THE_APPLICATION = 4;

    static Pace of(Work work, boolean longForm) {
        var pace = longForm ? LONG : SHORT;
        return work.needsTheApplication()
                ? new Pace(pace.warmups + MORE_FOR_THE_APPLICATION, pace.measurements, pace.seconds)
                : pace;
    }

    ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .warmupIterations(warmups)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(measurements)
                .measurementTime(TimeValue.seconds(seconds));
    }
}
