package com.tomriddelsdell.benchmarks.compare.contest;

import java.math.BigDecimal;

/** What a figure should reach, and the line that it must not fall behind as long as it has not. */
public sealed interface Bound {

    /** What is to be reached. */
    double value();

    /** What is held. */
    double line();

    boolean isReached(double actual);

    boolean isHeld(double actual);

    /** This, with {@code line} held until it is reached. */
    Bound holding(double line);

    /** At least so much. */
    record AtLeast(double value, double line) implements Bound {

        public AtLeast(double value) {
            this(value, value);
        }

        @Override
        public boolean isReached(double actual) {
            return actual >= value;
        }

        @Override
        public boolean isHeld(double actual) {
            return actual >= line;
        }

        @Override
        public AtLeast holding(double line) {
            return new AtLeast(value, line);
        }

        @Override
        public String toString() {
            return "≥ " + plain(value);
        }
    }

    /** At most so much. */
    record AtMost(double value, double line) implements Bound {

        public AtMost(double value) {
            this(value, value);
        }

        @Override
        public boolean isReached(double actual) {
            return actual <= value;
        }

        @Override
        public boolean isHeld(double actual) {
            return actual <= line;
        }

        @Override
        public AtMost holding(double line) {
            return new AtMost(value, line);
        }

        @Override
        public String toString() {
            return "≤ " + plain(value);
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
