package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

/**
 * A deadline that could not be met, and that waits for an operator.
 *
 * @param attempts how often it was tried
 * @param error why the last attempt failed
 */
public record FailedDeadline(Deadline deadline, int attempts, String error) {

    public FailedDeadline {
        requireNonNull(deadline, "deadline");
        requireNonNull(error, "error");
    }
}
