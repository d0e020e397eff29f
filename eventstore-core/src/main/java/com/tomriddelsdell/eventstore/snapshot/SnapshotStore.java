package com.tomriddelsdell.eventstore.snapshot;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import reactor.core.publisher.Mono;

/**
 * Keeps snapshots, one for each key: the one that was saved last. Thread-safe.
 *
 * <p>Every publisher returned here is cold, and no method blocks.
 */
public interface SnapshotStore {

    /**
     * Finds what was saved last under {@code key}, by whichever process.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}.
     *
     * @return empty when there is none
     */
    Mono<Snapshot> find(SnapshotKey key);

    /**
     * Saves {@code snapshot} in the place of what was there.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}, after which the same call may be made again.
     *
     * <p><strong>Cancellation:</strong> it is saved or not.
     */
    Mono<Void> save(SnapshotKey key, Snapshot snapshot);

    /**
     * Deletes what is there, if anything is.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}, after which the same call may be made again.
     *
     * <p><strong>Cancellation:</strong> it is deleted or not.
     */
    Mono<Void> delete(SnapshotKey key);
}
