package com.tomriddelsdell.eventstore.replay;

/** Where a replay stands. */
public enum ReplayState {

    /** Noted; no process has begun with it yet. */
    REQUESTED,

    /** Builds the new generation. */
    RUNNING,

    /** Held by an operator until it is resumed. */
    PAUSED,

    /** The new generation has come to the end of the log, and follows it; to be compared, and switched to. */
    CAUGHT_UP,

    /** Readers see the new generation. The one before is kept up to date for the way back, until it is retired. */
    SWITCHED,

    /** Readers see the generation before again. The new one is kept up to date until it is retired. */
    ROLLED_BACK,

    /** A part of the log was applied again to the generation that is read. */
    REPAIRED,

    /** Given up by an operator; the new generation is gone. */
    CANCELLED,

    /** Cannot go on; the error says why. To be cancelled, or resumed once that is mended. */
    FAILED;

    /** Whether it stands in the way of another replay of the same projection. */
    public boolean isOpen() {
        return switch (this) {
            case REQUESTED, RUNNING, PAUSED, CAUGHT_UP, FAILED -> true;
            case SWITCHED, ROLLED_BACK, REPAIRED, CANCELLED -> false;
        };
    }

    /** Whether its generation is being built by whoever runs replays. */
    public boolean isBuilding() {
        return this == REQUESTED || this == RUNNING || this == CAUGHT_UP;
    }
}
