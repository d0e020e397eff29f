package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a partition is doing.
 *
 * @param eventId the last event that was handled or parked; null if there was none yet
 * @param owner the member that runs it; null if none does
 * @param ownerEpoch grows each time the partition changes hands
 * @param leaseLeft how long the owner's lease still lasts, by the store's clock; null without an owner
 * @param movedAt when the checkpoint moved last
 * @param parked how many of its events are put aside
 * @param error what went wrong last; null if nothing ever did
 */
public record PartitionStatus(
        int partition,
        Position position,
        @Nullable UUID eventId,
        @Nullable String owner,
        long ownerEpoch,
        @Nullable Duration leaseLeft,
        Instant movedAt,
        long parked,
        @Nullable String error) {
    public PartitionStatus {
        requireNonNull(position, "position");
        requireNonNull(movedAt, "movedAt");
    }
}
