package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A replay as it is written down. How far it has come is written down about once a second.
 *
 * @param generation the one it builds or repairs
 * @param previous the one that readers saw before; the same for a repair
 * @param scope which events, in words
 * @param after where it began
 * @param head where the log ended when that was written down
 * @param total how many events there were between the two
 * @param position how far it has come
 * @param done how many events that are
 * @param rate events a second, as measured last while it ran; 0 if never
 * @param eventsPerSecond the limit to that; 0 for none
 * @param error why it cannot go on; empty unless it has failed
 * @param steps what was done about it, oldest first; never empty
 */
public record Replay(
        UUID id,
        String projection,
        int generation,
        int previous,
        ReplayState state,
        String scope,
        Position after,
        Position head,
        long total,
        Position position,
        long done,
        double rate,
        int eventsPerSecond,
        String error,
        List<ReplayStep> steps) {

    public Replay {
        requireNonNull(id, "id");
        requireNonNull(projection, "projection");
        requireNonNull(state, "state");
        requireNonNull(scope, "scope");
        requireNonNull(after, "after");
        requireNonNull(head, "head");
        requireNonNull(position, "position");
        requireNonNull(error, "error");
        steps = List.copyOf(requireNonNull(steps, "steps"));
    }

    /** Who asked for it. */
    public String requestedBy() {
        return steps.getFirst().by();
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return steps.getFirst().at();
    }

    /** The name of the subscription that builds the generation, for its status and its parked events. */
    public String subscription() {
        return Generation.subscription(projection, generation);
    }
}
