package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.replay.Comparison;
import java.util.List;

/** How what was built differs from what is read. */
record ComparisonView(
        boolean equal,
        boolean complete,
        long different,
        Side live,
        Side built,
        List<Comparison.Difference> differences) {

    static ComparisonView of(Comparison comparison) {
        return new ComparisonView(
                comparison.isEqual(),
                comparison.complete(),
                comparison.different(),
                Side.of(comparison.live()),
                Side.of(comparison.built()),
                comparison.differences());
    }

    record Side(int generation, long position, long rows, String checksum) {

        static Side of(Comparison.Side side) {
            return new Side(side.generation(), side.position().value(), side.rows(), side.checksum());
        }
    }
}
