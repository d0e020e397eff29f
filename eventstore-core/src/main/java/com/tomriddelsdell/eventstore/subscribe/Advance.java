package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a partition's checkpoint.
 *
 * @param from where the checkpoint must be
 * @param to where it will be
 * @param eventId the last event of the step; null when nothing in it concerned the partition
 * @param parkings the events of the step that are put aside
 */
public record Advance(Position from, Position to, @Nullable UUID eventId, List<Parking> parkings) {

    public Advance {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        parkings = List.copyOf(requireNonNull(parkings, "parkings"));
    }
}
