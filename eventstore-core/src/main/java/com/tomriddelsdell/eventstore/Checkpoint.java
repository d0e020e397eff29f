package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.HistoryDivergedException.Divergence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer has come, and by what it recognises the history it has seen: to be kept by the consumer and
 * {@linkplain EventStore#verify(Checkpoint) verified} when it goes on.
 *
 * <p>Whoever keeps it outside the log's database keeps all of it, for example as text. Inside that database the position
 * is enough: it is lost and restored together with the log.
 *
 * <pre>{@code
 * store.verify(Checkpoint.parse(kept))
 *      .flatMapMany(start -> store.follow(start.position())
 *              .scan(start, Checkpoint::movedTo))   // keep its toString()
 * }</pre>
 *
 * @param position everything up to here was seen
 * @param eventId the event that stands there; null if none does, or if it was passed over unseen
 * @param epoch in which this was so; null if the checkpoint shares the log's fate, or for one that has never been verified
 */
public record Checkpoint(
        Position position, @Nullable UUID eventId, @Nullable LogEpoch epoch) {

    /** Nothing was seen. */
    public static final Checkpoint START = new Checkpoint(Position.START, null, null);

    private static final char SEPARATOR = '/';
    private static final String UNKNOWN = "-";
    private static final int PARTS = 3;

    public Checkpoint {
        requireNonNull(position, "position");
    }

    /** A bare position: of it can only be told whether it lies beyond the log. */
    public static Checkpoint at(Position position) {
        return new Checkpoint(position, null, null);
    }

    /** The checkpoint of someone who has seen {@code event} and everything before it, in an unknown epoch. */
    public static Checkpoint at(RecordedEvent event) {
        requireNonNull(event, "event");
        return new Checkpoint(event.position(), event.id(), null);
    }

    /** This checkpoint, moved on to an event that was read in the same epoch. */
    public Checkpoint movedTo(RecordedEvent event) {
        requireNonNull(event, "event");
        return new Checkpoint(event.position(), event.id(), epoch);
    }

    /**
     * Holds this checkpoint against a log: the check behind {@link EventStore#verify(Checkpoint)}, for those who write
     * stores.
     *
     * @param current the log's epoch
     * @param end the highest position that the log has ever given to an event, or may have
     * @param standing the id of the event at this checkpoint's position; null if there is none
     * @return this place in the current epoch
     * @throws HistoryDivergedException if the log is not known to hold what this checkpoint's owner has seen
     */
    public Checkpoint heldAgainst(LogEpoch current, Position end, @Nullable UUID standing) {
        requireNonNull(current, "current");
        requireNonNull(end, "end");
        if (position.compareTo(end) > 0) {
            throw new HistoryDivergedException(this, Divergence.BEYOND_THE_LOG, current, end, standing);
        }
        if (eventId != null && standing != null && !eventId.equals(standing)) {
            throw new HistoryDivergedException(this, Divergence.ANOTHER_EVENT, current, end, standing);
        }
        if (isOfAnother(current) && (eventId == null || standing == null)) {
            throw new HistoryDivergedException(this, Divergence.UNPROVEN, current, end, standing);
        }
        return new Checkpoint(position, eventId == null ? standing : eventId, current);
    }

    private boolean isOfAnother(LogEpoch current) {
        return epoch != null && !epoch.equals(current) && !position.equals(Position.START);
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if {@code written} is no checkpoint
     */
    public static Checkpoint parse(String written) {
        requireNonNull(written, "written");
        var parts = written.split(String.valueOf(SEPARATOR), -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(
                    "checkpoint must be written as position/event/epoch, but was: " + written);
        }
        return new Checkpoint(
                Position.of(Long.parseLong(parts[0])),
                parts[1].equals(UNKNOWN) ? null : UUID.fromString(parts[1]),
                parts[2].equals(UNKNOWN) ? null : LogEpoch.parse(parts[2]));
    }

    /** Position, event id and epoch, separated by {@code '/'}; {@code -} for what is not known. */
    @Override
    public String toString() {
        return position.toString() + SEPARATOR + written(eventId) + SEPARATOR + written(epoch);
    }

    private static String written(@Nullable Object part) {
        return part == null ? UNKNOWN : part.toString();
    }
}
