package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A deadline that somebody has claimed in order to meet it.
 *
 * @param attempt which attempt to meet it this is, from 1
 * @param claim tells this claim from earlier and later ones of the same deadline
 */
public record DueDeadline(Deadline deadline, int attempt, UUID claim) {

    public DueDeadline {
        requireNonNull(deadline, "deadline");
        requireNonNull(claim, "claim");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, but was " + attempt);
        }
    }
}
