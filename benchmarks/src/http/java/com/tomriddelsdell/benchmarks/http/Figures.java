package com.tomriddelsdell.benchmarks.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the visitors of one kind saw; times in milliseconds. */
record Figures(Visit visit, long requests, long failed, long p50, long p95, long p99, long max) {

    /** From what Gatling said about its assertions, which is all that it says for programs. */
    static List<Figures> of(List<String> said) {
        return Stream.of(Visit.values()).map(visit -> of(visit, said)).toList();
    }

    private static Figures of(Visit visit, List<String> said) {
        return new Figures(
                visit,
                actual(visit, "count of all events", said),
                actual(visit, "count of failed events", said),
                actual(visit, "50th percentile of response time", said),
                actual(visit, "95th percentile of response time", said),
                actual(visit, "99th percentile of response time", said),
                actual(visit, "max of response time", said));
    }

    private static long actual(Visit visit, String figure, List<String> said) {
        var line = Pattern.compile(
                "%s: %s is .*\\(actual : ([0-9.]+)\\)".formatted(Pattern.quote(visit.title()), Pattern.quote(figure)));
        return said.stream()
                .map(line::matcher)
                .filter(found -> found.matches())
                .mapToLong(found -> Math.round(Double.parseDouble(found.group(1))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing was said about the %s of %s".formatted(figure, visit.title())));
    }
}
