package com.tomriddelsdell.eventstore.erase;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Keeps one key for each subject, until the subject is forgotten. Thread-safe.
 *
 * <p>Every publisher returned here is cold, and no method blocks.
 */
public interface SubjectKeys {

    /**
     * Finds the key of {@code subject}, or makes one. Any number of processes may ask at once: one subject has one key. When
     * this has emitted, the key is as durable as an appended event.
     *
     * <p><strong>Errors:</strong> {@link SubjectForgottenException}, for ever after the subject was forgotten;
     * {@link StoreUnavailableException}, after which the same call may be made again.
     *
     * <p><strong>Cancellation:</strong> the key is made or not.
     *
     * @return never empty
     */
    Mono<SubjectKey> keyOf(Subject subject);

    /**
     * Finds keys by their ids.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}. A key that is there but cannot be had is an error, never
     * one that was forgotten.
     *
     * @return never empty; ids that were never given to a key are in neither of its parts
     */
    Mono<FoundKeys> find(Set<UUID> ids);

    /**
     * Destroys the key of {@code subject}. What it has sealed cannot be read any more, and the subject has no key ever again.
     *
     * <p><strong>Errors:</strong> {@link StoreUnavailableException}, after which the same call may be made again.
     *
     * <p><strong>Cancellation:</strong> the key is destroyed or not.
     *
     * @return whether there was a key; never empty
     */
    Mono<Boolean> forget(Subject subject);
}
