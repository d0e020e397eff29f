package com.tomriddelsdell.portfolio.platform.http;

import com.tomriddelsdell.eventstore.Position;

/** A position as a header or parameter carries it. */
public final class PositionValue {

    private PositionValue() {}

    /** Reads {@code written}, which the header or parameter {@code name} holds. */
    public static Position parse(String name, String written) {
        try {
            return Position.of(Long.parseLong(written));
        } catch (IllegalArgumentException noPosition) {
            throw ProblemException.invalidParameter(name, "must be a position: a number that is not negative");
        }
    }
}
