package com.tomriddelsdell.eventstore.upcast.transform;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * How far a transform has come.
 *
 * @param position the last position of the old log that was dealt with
 * @param end the last position of the old log when this run began
 * @param read how many events this run has read of the old log
 * @param written how many events this run has appended to the new log
 */
public record TransformProgress(Position position, Position end, long read, long written) {

    public TransformProgress {
        requireNonNull(position, "position");
        requireNonNull(end, "end");
    }

    TransformProgress and(Position position, long read, long written) {
        return new TransformProgress(position, end, this.read + read, this.written + written);
    }
}
