package com.tomriddelsdell.eventstore.r2dbc.follow;

import java.time.Duration;

/**
 * How long to wait before looking for new events when nobody calls: soon after there were some, ever longer while there
 * are none.
 */
record Pace(Duration pause) {

    /** Looks are at least this far apart, so that a burst is read in few of them. */
    static final Duration BREATH = Duration.ofMillis(1);

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST_HELD_BACK = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(500);

    static Pace fast() {
        return new Pace(SHORTEST);
    }

    /** The pace after another look that found nothing new. */
    Pace slower(boolean heldBack) {
        var doubled = pause.multipliedBy(2);
        var longest = heldBack ? LONGEST_HELD_BACK : LONGEST;
        return new Pace(doubled.compareTo(longest) < 0 ? doubled : longest);
    }
}
