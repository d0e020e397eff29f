package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the head of the log stood when it was last looked at.
 *
 * @param positionsHeldBack how many positions lay beyond what readers may see
 * @param holders who held them back, as far as it was asked
 * @param firstSeen when each holder was first seen, for those of which it is not told when they began
 * @param at when the head was looked at
 */
public record HeadState(long positionsHeldBack, List<HeadHolder> holders, Map<String, Instant> firstSeen, Instant at) {

    /** Nobody has looked yet. */
    static final HeadState UNKNOWN = free(Instant.EPOCH);

    public HeadState {
        requireNonNull(at, "at");
        holders = List.copyOf(requireNonNull(holders, "holders"));
        firstSeen = Map.copyOf(requireNonNull(firstSeen, "firstSeen"));
    }

    static HeadState free(Instant at) {
        return new HeadState(0, List.of(), Map.of(), at);
    }

    HeadState heldBack(long positions, Instant now) {
        return new HeadState(positions, holders, firstSeen, now);
    }

    HeadState heldBy(List<HeadHolder> found) {
        var seen = new HashMap<String, Instant>();
        found.forEach(holder -> seen.put(key(holder), firstSeen.getOrDefault(key(holder), at)));
        return new HeadState(positionsHeldBack, found, seen, at);
    }

    static String key(HeadHolder holder) {
        return holder.name() + "@" + holder.heldAt();
    }

    /** Who has held the head back for longest. */
    public Optional<HeadHolder> oldest(Instant now) {
        requireNonNull(now, "now");
        return holders.stream().max(Comparator.comparing(holder -> ageOf(holder, now)));
    }

    /** How long {@code holder} has held it: since its transaction began, or since it was first seen where that is not told. */
    public Duration ageOf(HeadHolder holder, Instant now) {
        requireNonNull(holder, "holder");
        var known = holder.age(now);
        var seen = Duration.between(firstSeen.getOrDefault(key(holder), now), now);
        return known.compareTo(seen) > 0 ? known : seen;
    }
}
