package com.tomriddelsdell.eventstore.r2dbc.read;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * How far the log goes.
 *
 * @param safe the end of the completed prefix: nothing at or below it will ever appear any more; what readers read up to
 * @param drawn the highest position handed out; beyond {@code safe} are appends under way, or rolled back
 */
public record Head(Position safe, Position drawn) {

    public Head {
        requireNonNull(safe, "safe");
        requireNonNull(drawn, "drawn");
    }

    /** Whether an append under way holds readers back. */
    public boolean isHeldBack() {
        return safe.compareTo(drawn) < 0;
    }
}
