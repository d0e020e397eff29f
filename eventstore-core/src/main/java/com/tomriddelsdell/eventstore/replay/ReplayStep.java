package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What was done about a replay.
 *
 * @param state where it has stood from then on
 * @param by who did it: an operator, or the process
 * @param at when, by the store's clock
 * @param note what more there is to say, such as an error; may be empty
 */
public record ReplayStep(ReplayState state, String by, Instant at, String note) {
    public ReplayStep {
        requireNonNull(state, "state");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        requireNonNull(note, "note");
    }
}
