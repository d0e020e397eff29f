package com.tomriddelsdell.benchmarks.gate;

import java.util.List;

/** The gate's word on everything that had to be measured. It opens only when every case passed, and there was one. */
record Judgement(List<Verdict> verdicts) {

    Judgement {
        verdicts = List.copyOf(verdicts);
    }

    static Judgement of(List<Case> required, List<Measurement> measurements) {
        return new Judgement(required.stream()
                .map(subject -> Verdict.on(subject, measurements))
                .toList());
    }

    long passed() {
        return verdicts.stream().filter(verdict -> verdict.outcome().passed()).count();
    }

    long failed() {
        return verdicts.size() - passed();
    }

    boolean isPassed() {
        return failed() == 0 && passed() > 0;
    }
}
