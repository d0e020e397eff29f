package com.tomriddelsdell.eventstore.upcast.compatibility;

/** Who must be able to read whose events, within the history of one type. */
public enum Compatibility {

    /** Nobody. */
    NONE(false, false, false),

    /** Each version reads the one before it: new programs read old events. */
    BACKWARD(true, false, false),

    /** Each version reads all before it. */
    BACKWARD_TRANSITIVE(true, false, true),

    /** Each version is read by the one before it: old programs read new events, as in a rolling deployment. */
    FORWARD(false, true, false),

    /** Each version is read by all before it. */
    FORWARD_TRANSITIVE(false, true, true),

    /** Each version reads the one before it and is read by it. */
    FULL(true, true, false),

    /** Each version reads all before it and is read by them. */
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    Compatibility(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    boolean backward() {
        return backward;
    }

    boolean forward() {
        return forward;
    }

    /** The oldest version that {@code version} is held against. */
    int since(int version) {
        return transitive ? 1 : version - 1;
    }
}
