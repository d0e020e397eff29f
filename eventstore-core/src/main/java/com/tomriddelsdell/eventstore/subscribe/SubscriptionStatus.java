package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.util.List;

/**
 * How a subscription is doing.
 *
 * @param head the end of the completed prefix of the log when it was looked
 * @param members how many processes run it now
 */
public record SubscriptionStatus(
        String name, boolean paused, Position head, int members, List<PartitionStatus> partitions) {

    public SubscriptionStatus {
        requireNonNull(name, "name");
        requireNonNull(head, "head");
        partitions = List.copyOf(requireNonNull(partitions, "partitions"));
    }

    /** Up to where all partitions have come. */
    public Position position() {
        return partitions.stream()
                .map(PartitionStatus::position)
                .min(Position::compareTo)
                .orElse(Position.START);
    }

    /** By how many positions the last partition is behind the log; at least as many as events are waiting. */
    public long lag() {
        return Math.max(0, head.value() - position().value());
    }

    /** How many events are put aside. */
    public long parked() {
        return partitions.stream().mapToLong(PartitionStatus::parked).sum();
    }
}
