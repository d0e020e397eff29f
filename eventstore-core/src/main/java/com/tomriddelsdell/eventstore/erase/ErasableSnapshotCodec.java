package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.snapshot.SnapshotCodec;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Seals the states of another codec by the keys of their subjects. After a subject was forgotten, a snapshot of it cannot be
 * read, the state is made of events, and no further snapshot is kept. Immutable.
 *
 * @param <S> state
 */
public final class ErasableSnapshotCodec<S> implements SnapshotCodec<S> {

    private static final Payload NOTHING = Payload.wrap(new byte[0]);

    private final SnapshotCodec<S> inner;
    private final KeyRing keys;
    private final Function<? super S, Optional<Subject>> subject;

    private ErasableSnapshotCodec(
            SnapshotCodec<S> inner, KeyRing keys, Function<? super S, Optional<Subject>> subject) {
        this.inner = inner;
        this.keys = keys;
        this.subject = subject;
    }

    /**
     * A codec that seals what {@code inner} encodes.
     *
     * @param subject whose data a state holds; empty for one that holds no personal data, which is kept as it is
     */
    public static <S> ErasableSnapshotCodec<S> of(
            SnapshotCodec<S> inner, KeyRing keys, Function<? super S, Optional<Subject>> subject) {
        return new ErasableSnapshotCodec<>(
                requireNonNull(inner, "inner"), requireNonNull(keys, "keys"), requireNonNull(subject, "subject"));
    }

    /** Another than that of the other codec: snapshots that were kept without seal are not looked into. */
    @Override
    public String fingerprint() {
        return "sealed " + inner.fingerprint();
    }

    /** @throws IllegalStateException if the key must be looked up first, which only {@link #encoded} does */
    @Override
    public Payload encode(S state) {
        return subject.apply(requireNonNull(state, "state"))
                .map(keys::keyAtHand)
                .map(key -> sealed(key, inner.encode(state)))
                .orElseGet(() -> inner.encode(state));
    }

    /** @throws IllegalStateException if it is sealed: the key must be looked up, which only {@link #decoded} does */
    @Override
    public S decode(Payload state) {
        if (Envelope.isAround(requireNonNull(state, "state"))) {
            throw new IllegalStateException("The key of a sealed state must be looked up, which only decoded() does");
        }
        return inner.decode(state);
    }

    @Override
    public Mono<Payload> encoded(S state) {
        requireNonNull(state, "state");
        return Mono.defer(() -> subject.apply(state)
                .map(known -> keys.keyOf(known)
                        .onErrorResume(SubjectForgottenException.class, forgotten -> Mono.empty())
                        .flatMap(key -> inner.encoded(state).map(whole -> sealed(key, whole))))
                .orElseGet(() -> inner.encoded(state)));
    }

    @Override
    public Mono<S> decoded(Payload state) {
        requireNonNull(state, "state");
        return Mono.defer(() -> {
            if (!Envelope.isAround(state)) {
                return inner.decoded(state);
            }
            var envelope = Envelope.read(state);
            var id = envelope.keyId();
            return keys.find(Set.of(id)).flatMap(found -> {
                if (found.forgotten().contains(id)) {
                    return Mono.empty();
                }
                var key = found.keys().get(id);
                return key == null
                        ? Mono.error(
                                new UnreadableEnvelopeException("its key %s is not in the key store".formatted(id)))
                        : inner.decoded(envelope.open(key, fingerprint()));
            });
        });
    }

    private Payload sealed(SubjectKey key, Payload whole) {
        return Envelope.seal(key, fingerprint(), NOTHING, whole);
    }
}
