package com.tomriddelsdell.eventstore.snapshot;

/** Decides when a state is worth keeping. */
@FunctionalInterface
public interface SnapshotPolicy {

    /**
     * Whether to take a snapshot now.
     *
     * @param events how many events of the stream the last snapshot does not know of; all if there is none that can be used
     */
    boolean isDue(long events);

    /**
     * When there are as many new events as this: what is read to load a stream then never is much more.
     *
     * @throws IllegalArgumentException if {@code events} is less than 1
     */
    static SnapshotPolicy every(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("A snapshot is taken every 1 event at most, not every " + events);
        }
        return since -> since >= events;
    }
}
