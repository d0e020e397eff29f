package com.tomriddelsdell.benchmarks.gate;

/** What the gate says about one case. */
enum Outcome {
    PASSED(""),
    SECOND_LINE("second line"),
    TOO_SLOW("FAILED: p99 is 200 ms or more"),
    TOO_FEW_CALLS("FAILED: too few calls for a p99"),
    UNKNOWN("FAILED: no usable figures"),
    CONTRADICTORY("FAILED: measured more than once"),
    MISSING("FAILED: not measured");

    private final String remark;

    Outcome(String remark) {
        this.remark = remark;
    }

    String remark() {
        return remark;
    }

    boolean passed() {
        return this == PASSED || this == SECOND_LINE;
    }
}
