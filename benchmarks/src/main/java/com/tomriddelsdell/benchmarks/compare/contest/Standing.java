package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What came of a contender. */
public sealed interface Standing {

    Label label();

    /** Measured in every round. */
    record Measured(Label label, List<Round> rounds) implements Standing {

        public Measured {
            rounds = List.copyOf(rounds);
        }

        /** The median of the rounds; empty when they have no such figure. */
        public OptionalDouble median(Figure figure) {
            return Median.of(figures(figure));
        }

        public double lowestRate() {
            return figures(Figure.RATE).min().orElse(Double.NaN);
        }

        public double highestRate() {
            return figures(Figure.RATE).max().orElse(Double.NaN);
        }

        /**
         * The median of what this has to {@code other} in the rounds that both had, each with its own neighbour: what
         * disturbs one of them for a while disturbs the other too.
         */
        OptionalDouble ratioTo(Measured other, Figure figure) {
            var own = figures(figure).toArray();
            var others = other.figures(figure).toArray();
            return own.length == others.length
                    ? Median.of(DoubleStream.iterate(0, n -> n < own.length, n -> n + 1)
                            .map(n -> own[(int) n] / others[(int) n]))
                    : OptionalDouble.empty();
        }

        private DoubleStream figures(Figure figure) {
            return rounds.stream().map(figure::in).flatMapToDouble(OptionalDouble::stream);
        }
    }

    /** Not measured, because it is not here, broke, or lost something. */
    record LeftOut(Label label, String reason) implements Standing {}
}
