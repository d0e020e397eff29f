package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one member to run one partition, as long as the partition's owner epoch is this one. Whoever takes the
 * partition over raises the epoch; from then on nothing can be written under this lease, whenever its holder wakes up.
 *
 * @param partition from 0
 * @param epoch grows with each owner, and when an operator pauses or resets the subscription
 * @param position the checkpoint: what comes after it is to be handled
 * @param eventId the last event that was handled; null if there was none yet
 */
public record Lease(
        Member member,
        int partition,
        long epoch,
        Position position,
        @Nullable UUID eventId) {

    public Lease {
        requireNonNull(member, "member");
        requireNonNull(position, "position");
    }

    public String subscription() {
        return member.subscription();
    }

    /** Whether both are the same right, wherever the checkpoint has moved meanwhile. */
    boolean isSameAs(Lease other) {
        return partition == other.partition && epoch == other.epoch;
    }
}
