package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come.
 *
 * @param done how many events
 * @param total of how many, as far as is known now; never fewer than {@code done}
 * @param rate events a second, lately; 0 when it does not move
 * @param remaining how long it may take to the end of the log; null when nobody can tell
 */
public record ReplayProgress(
        UUID id,
        ReplayState state,
        long done,
        long total,
        double rate,
        @Nullable Duration remaining) {

    public ReplayProgress {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
    }

    /** As far as the replay is written down. */
    public static ReplayProgress of(Replay replay) {
        requireNonNull(replay, "replay");
        var total = Math.max(replay.total(), replay.done());
        return new ReplayProgress(
                replay.id(), replay.state(), replay.done(), total, replay.rate(), remaining(replay, total));
    }

    private static @Nullable Duration remaining(Replay replay, long total) {
        var left = total - replay.done();
        if (left == 0 || !replay.state().isOpen()) {
            return Duration.ZERO;
        }
        var moves = replay.state().isBuilding() && replay.rate() > 0;
        return moves ? Duration.ofMillis(Math.round(left * 1_000 / replay.rate())) : null;
    }
}
