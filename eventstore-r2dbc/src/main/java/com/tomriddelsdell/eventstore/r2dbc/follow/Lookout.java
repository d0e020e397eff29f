package com.tomriddelsdell.eventstore.r2dbc.follow;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;

/** Where a follower waits, and what for. May be asked by two threads at once: what either has passed over is passed over. */
final class Lookout {

    private final EventFilter filter;
    private final boolean matchesOnly;
    private volatile Position position;

    private Lookout(Position position, EventFilter filter, boolean matchesOnly) {
        this.position = position;
        this.filter = filter;
        this.matchesOnly = matchesOnly;
    }

    /** For a follower who wants to know how far the log has been seen. */
    static Lookout forAnything(Position position) {
        return new Lookout(position, EventFilter.everything(), false);
    }

    /** For a follower who is not to be woken for events that do not match. */
    static Lookout forMatches(Position position, EventFilter filter) {
        return new Lookout(position, filter, true);
    }

    /** After which position to read on. */
    Position position() {
        return position;
    }

    /** Whether there is something to read; what does not concern the follower is passed over. */
    boolean sees(Window window) {
        var from = position;
        if (!window.reachesBeyond(from)) {
            return false;
        }
        if (!matchesOnly || !window.covers(from) || window.holdsAfter(from, filter)) {
            return true;
        }
        position = window.end();
        return false;
    }
}
