package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member is told when it gives a sign of life.
 *
 * @param share how many partitions it should have; 0 while the subscription is paused
 * @param leases those it has, by partition; while others have not given up theirs, fewer than its share
 * @param nextExpiry when the first lease of another member runs out if it gives no sign; null if there is no other
 */
public record Assignment(
        int share, List<Lease> leases, @Nullable Duration nextExpiry) {

    public Assignment {
        leases = List.copyOf(requireNonNull(leases, "leases"));
    }

    boolean isSettled() {
        return leases.size() >= share;
    }
}
