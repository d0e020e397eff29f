package com.tomriddelsdell.eventstore.r2dbc.history;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.history.RangeDigest;

/**
 * A sealed range, held against the log as it is now.
 *
 * @param seal what it held when it was sealed
 * @param found what it holds now
 */
public record SealedRange(RangeDigest seal, RangeDigest found, State state) {

    public SealedRange {
        requireNonNull(seal, "seal");
        requireNonNull(found, "found");
        requireNonNull(state, "state");
    }

    static SealedRange differing(RangeDigest seal, RangeDigest found, long scavenged) {
        var missing = seal.events() - found.events();
        return new SealedRange(seal, found, missing > 0 && missing <= scavenged ? State.SCAVENGED : State.DIFFERS);
    }

    /** What has become of a sealed range. */
    public enum State {

        /** It holds what it held. */
        SAME,

        /** It holds something else: somebody has changed, removed or added events, or the seal. */
        DIFFERS,

        /** As many events as are missing were scavenged; the digest can no longer speak for those that are left. */
        SCAVENGED
    }
}
