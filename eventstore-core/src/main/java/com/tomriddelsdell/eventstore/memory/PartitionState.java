package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One partition in memory: the row that a database would have. One thread at a time. */
final class PartitionState {

    final int number;
    Position position;

    @Nullable
    UUID eventId;

    @Nullable
    UUID owner;

    long epoch;
    Instant movedAt;

    @Nullable
    String error;

    PartitionState(int number, Position start, Instant now) {
        this.number = number;
        this.position = start;
        this.movedAt = now;
    }

    Lease lease(Member member) {
        return new Lease(member, number, epoch, position, eventId);
    }

    void changeHands(@Nullable UUID next) {
        owner = next;
        epoch++;
    }

    void moveTo(Position to, @Nullable UUID last, Instant now) {
        position = to;
        eventId = last == null ? eventId : last;
        movedAt = now;
    }

    void restart(Position to, Instant now) {
        position = to;
        eventId = null;
        movedAt = now;
    }
}
