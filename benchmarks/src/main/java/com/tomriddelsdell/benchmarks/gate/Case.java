package com.tomriddelsdell.benchmarks.gate;

import java.util.Collection;
import java.util.List;

/** Some work, done by so many callers at once. */
record Case(Work work, int callers) {

    private static final List<Integer> CALLERS = List.of(1, 16, 64);

    static List<Case> of(Collection<Work> works) {
        return works.stream()
                .flatMap(work -> CALLERS.stream().map(callers -> new Case(work, callers)))
                .toList();
    }
}
