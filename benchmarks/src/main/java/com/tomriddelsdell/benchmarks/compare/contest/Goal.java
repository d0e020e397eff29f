package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.List;
import java.util.OptionalDouble;

/** What a contender has to reach. */
public sealed interface Goal {

    Label contender();

    Figure figure();

    Bound bound();

    /** This, with {@code line} held until it is reached. */
    Goal holding(double line);

    /** The figure that is judged; empty when it was not measured. */
    OptionalDouble actual(List<Played> played);

    /** In the same run, compared with another, as {@link Standing.Measured} compares them. */
    record Ratio(Label contender, Figure figure, Bound bound, Label reference) implements Goal {

        @Override
        public Ratio holding(double line) {
            return new Ratio(contender, figure, bound.holding(line), reference);
        }

        /** Taken from the match that both played: other matches had other minutes. */
        @Override
        public OptionalDouble actual(List<Played> played) {
            return played.stream()
                    .flatMap(match -> match
                            .measured(contender)
                            .flatMap(own -> match.measured(reference).map(other -> own.ratioTo(other, figure)))
                            .stream())
                    .findFirst()
                    .orElse(OptionalDouble.empty());
        }

        @Override
        public String toString() {
            return "%s of %s: %s × %s".formatted(figure.title(), contender, bound, reference);
        }
    }

    /** By itself; latencies in milliseconds. */
    record Limit(Label contender, Figure figure, Bound bound) implements Goal {

        @Override
        public Limit holding(double line) {
            return new Limit(contender, figure, bound.holding(line));
        }

        @Override
        public OptionalDouble actual(List<Played> played) {
            return played.stream()
                    .flatMap(match -> match.measured(contender).stream())
                    .findFirst()
                    .map(own -> own.median(figure))
                    .orElse(OptionalDouble.empty());
        }

        @Override
        public String toString() {
            return "%s of %s: %s%s".formatted(figure.title(), contender, bound, figure == Figure.RATE ? "/s" : " ms");
        }
    }
}
