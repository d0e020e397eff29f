package com.tomriddelsdell.eventstore.lifecycle;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;

/**
 * How far a scavenge has come. All but {@code stream} are totals since its start.
 *
 * @param stream the stream that was worked on last
 * @param streamsDone how many streams are done
 * @param streams how many there are to look at
 * @param removed how many events were removed
 * @param archived how many events were moved to the archive
 * @param bytes how much these took up as rows, without indexes
 * @param waiting how many events are left for the next time, because a named subscription has not handled them yet
 * @param skipped how many streams are left for the next time, because an open transaction holds them
 */
public record ScavengeProgress(
        StreamId stream,
        long streamsDone,
        long streams,
        long removed,
        long archived,
        long bytes,
        long waiting,
        long skipped) {

    public ScavengeProgress {
        requireNonNull(stream, "stream");
    }
}
