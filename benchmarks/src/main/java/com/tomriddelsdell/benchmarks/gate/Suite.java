package com.tomriddelsdell.benchmarks.gate;

import com.tomriddelsdell.benchmarks.contact.ContactBenchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** Measures cases with JMH, each in a Java process of its own. A case that breaks yields no measurement. */
final class Suite {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final GateOptions options;

    Suite(GateOptions options) {
        this.options = options;
    }

    List<Measurement> measure(List<Case> cases) {
        return cases.stream().flatMap(this::measure).toList();
    }

    private Stream<Measurement> measure(Case subject) {
        var log = log(subject);
        System.out.printf("measuring: %s, callers: %d, see %s%n", subject.work().title(), subject.callers(), log);
        try {
            return new Runner(jmh(subject, log)).run().stream().map(result -> measurement(subject, result));
        } catch (RunnerException failure) {
            System.out.printf("not measured: %s%n", failure.getMessage());
            return Stream.empty();
        }
    }

    private Options jmh(Case subject, Path log) {
        return Pace.of(subject.work(), options.longForm())
                .options()
                .include(Pattern.quote(subject.work().benchmark().getName() + "."))
                .param("events", "1")
                .threads(subject.callers())
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "--enable-native-access=ALL-UNNAMED", "-D%s=%s".formatted(ContactBenchmark.JAR, options.app()))
                .output(log.toString())
                .build();
    }

    private Path log(Case subject) {
        return options.reports()
                .resolve("%s-%d.log".formatted(subject.work().name().toLowerCase(Locale.ROOT), subject.callers()));
    }

    /** A caller that has its answer calls again at once, so the mean time and the number of callers give the rate. */
    private static Measurement measurement(Case subject, RunResult result) {
        var times = result.getPrimaryResult().getStatistics();
        return new Measurement(
                subject,
                times.getN(),
                subject.callers() * MILLIS_PER_SECOND / times.getMean(),
                times.getPercentile(50),
                times.getPercentile(95),
                times.getPercentile(99),
                times.getMax());
    }
}
