package com.tomriddelsdell.benchmarks.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Measures everything that must be fast, prints one table, and exits with 0 only when all of it was fast enough. */
public final class Gate {

    private Gate() {}

    public static void main(String[] arguments) throws IOException {
        var options = GateOptions.from(System.getProperties());
        Files.createDirectories(options.reports());
        var before = Report.Machine.now();
        System.out.printf("before: %s%n", before);
        var judgement = judge(options);
        var report = Report.of(judgement, options.longForm(), before);
        report.write(options.reports().resolve("gate.json"));
        System.out.printf("after: %s%n%n", report.after());
        notice(options).forEach(System.out::println);
        System.out.println(Table.of(judgement));
        System.exit(judgement.isPassed() ? 0 : 1);
    }

    private static Judgement judge(GateOptions options) {
        var measurements = new Suite(options).measure(Case.of(works(options::canMeasure)));
        return Judgement.of(Case.of(works(options::requires)), measurements);
    }

    private static List<Work> works(Predicate<Work> wanted) {
        return Stream.of(Work.values()).filter(wanted).toList();
    }

    /** What was left out is said, whether it was meant to be or not. */
    private static Stream<String> notice(GateOptions options) {
        if (!options.requires(Work.POST)) {
            return Stream.of("left out, as -Dgate.http=false asks: " + Work.POST.title());
        }
        return options.canMeasure(Work.POST)
                ? Stream.empty()
                : Stream.of("left out, as there is no %s (build portfolio-app, or say -Dgate.http=false): %s"
                        .formatted(options.app(), Work.POST.title()));
    }
}
