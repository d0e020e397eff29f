package com.tomriddelsdell.eventstore;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log is not, or not known to be, the history that a consumer has seen: events it was given may be gone, and their
 * positions may name others. A failover that lost events, a restored backup, or a checkpoint of another log.
 *
 * <p>Going on would skip or mix up events without a sign. Somebody must decide: build anew what the consumer derived; or,
 * if what was lost does not matter to it, let it go on from a place that both histories share, with a checkpoint that
 * {@link EventStore#checkpoint(Position)} makes.
 */
public final class HistoryDivergedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient Checkpoint checkpoint;
    private final transient LogEpoch found;
    private final transient Position end;
    private final Divergence divergence;

    public HistoryDivergedException(
            Checkpoint checkpoint, Divergence divergence, LogEpoch found, Position end, @Nullable UUID standing) {
        super(message(checkpoint, divergence, found, end, standing), null, true);
        this.checkpoint = checkpoint;
        this.divergence = divergence;
        this.found = found;
        this.end = end;
    }

    private static String message(
            Checkpoint checkpoint, Divergence divergence, LogEpoch found, Position end, @Nullable UUID standing) {
        var why = switch (divergence) {
            case BEYOND_THE_LOG -> "it lies beyond the log";
            case ANOTHER_EVENT -> "another event stands there, %s".formatted(standing);
            case UNPROVEN -> "no event is left to show that the history up to there is the same";
        };
        return ("The log is not the history of checkpoint %s: %s. The log is in epoch %s and ends at %s. Build anew what was"
                        + " derived from it, or set the checkpoint to a place that both histories share")
                .formatted(checkpoint, why, found, end);
    }

    /** What the consumer has seen. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** How it was noticed. */
    public Divergence divergence() {
        return divergence;
    }

    /** The epoch that the log is in; the one that was expected is the checkpoint's. */
    public LogEpoch found() {
        return found;
    }

    /** Where the log ends: the highest position that may have been given to an event. */
    public Position end() {
        return end;
    }

    /** How a history shows that it is another. */
    public enum Divergence {

        /** The position was never given to an event of this log. */
        BEYOND_THE_LOG,

        /** Another event stands at the position. */
        ANOTHER_EVENT,

        /** The epoch is another, and there is no event at the position that would show the history to be the same. */
        UNPROVEN
    }
}
