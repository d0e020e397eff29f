package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.List;
import java.util.Optional;

/** A match and what came of it, in the order of its contenders. */
public record Played(String title, String unit, List<Standing> standings) {

    public Played {
        standings = List.copyOf(standings);
    }

    Optional<Standing.Measured> measured(Label label) {
        return standings.stream()
                .filter(standing -> standing.label().equals(label))
                .filter(Standing.Measured.class::isInstance)
                .map(Standing.Measured.class::cast)
                .findFirst();
    }
}
