package com.tomriddelsdell.eventstore.snapshot;

import com.tomriddelsdell.eventstore.Payload;

/**
 * Turns states into bytes and back. Thread-safe, and nothing blocks.
 *
 * @param <S> state
 */
public interface SnapshotCodec<S> {

    /**
     * Says what a state consists of and how it comes about: its shape, the upcasters of its events, a number that is raised
     * when the decider evolves it in another way. Snapshots of another fingerprint are not looked into.
     *
     * @return the same for as long as old states are good; at most 200 characters
     */
    String fingerprint();

    Payload encode(S state);

    /**
     * Decodes what {@link #encode} encoded under the same {@link #fingerprint()}.
     *
     * @throws RuntimeException if it cannot; the state is then made of events, as if there were no snapshot
     */
    S decode(Payload state);
}
