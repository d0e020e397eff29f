package com.tomriddelsdell.eventstore.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import reactor.core.publisher.Mono;

/**
 * Turns states into bytes and back. Thread-safe, and nothing blocks: what only computes is a plain method, and what may have
 * to look something up returns a publisher.
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

    /**
     * Encodes a state, after looking up what is not at hand.
     *
     * <p><strong>Errors:</strong> whatever keeps it from being encoded; no snapshot is kept then.
     *
     * @return empty when no snapshot is to be kept of this state
     */
    default Mono<Payload> encoded(S state) {
        requireNonNull(state, "state");
        return Mono.fromCallable(() -> encode(state));
    }

    /**
     * Decodes a state, after looking up what is not at hand.
     *
     * <p><strong>Errors:</strong> whatever keeps it from being decoded; the state is then made of events, as if there were no
     * snapshot.
     *
     * @return empty when the state is to be made of events
     */
    default Mono<S> decoded(Payload state) {
        requireNonNull(state, "state");
        return Mono.fromCallable(() -> decode(state));
    }
}
