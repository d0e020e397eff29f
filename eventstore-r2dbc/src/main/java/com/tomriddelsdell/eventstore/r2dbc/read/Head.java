package com.tomriddelsdell.eventstore.r2dbc.read;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * How far the log goes.
 *
 * @param safe the end of the completed prefix: nothing at or below it will ever appear any more; what readers read up to
 * @param drawn the highest position handed out; beyond {@code safe} are appends under way, or rolled back
 * @param branch the branch of history that the log is on: another one after a failover or a restore
 */
public record Head(Position safe, Position drawn, String branch) {

    /** How many positions lie beyond what readers may see. */
    public long heldBack() {
        return drawn.value() - safe.value();
    }

    public Head {
        requireNonNull(safe, "safe");
        requireNonNull(drawn, "drawn");
        requireNonNull(branch, "branch");
    }

    /** Whether an append under way holds readers back. */
    public boolean isHeldBack() {
        return safe.compareTo(drawn) < 0;
    }
}
