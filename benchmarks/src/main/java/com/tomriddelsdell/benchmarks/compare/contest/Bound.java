package com.tomriddelsdell.benchmarks.compare.contest;

import java.math.BigDecimal;

/** What a figure has to keep. */
public sealed interface Bound {

    double value();

    boolean isKept(double actual);

    /** At least so much. */
    record AtLeast(double value) implements Bound {

        @Override
        public boolean isKept(double actual) {
            return actual >= value;
        }

        @Override
        public String toString() {
            return "≥ " + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }

    /** At most so much. */
    record AtMost(double value) implements Bound {

        @Override
        public boolean isKept(double actual) {
            return actual <= value;
        }

        @Override
        public String toString() {
            return "≤ " + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
