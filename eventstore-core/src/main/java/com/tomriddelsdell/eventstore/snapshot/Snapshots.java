package com.tomriddelsdell.eventstore.snapshot;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Snapshots of one kind of state. Whatever is wrong with one costs time and nothing else: what cannot be found, read or
 * saved within {@link #PATIENCE} is logged, and done without.
 *
 * @param <S> state
 */
public final class Snapshots<S> {

    /** How long a command waits for a snapshot to be found or saved. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = Loggers.getLogger(Snapshots.class);

    private final String name;
    private final SnapshotStore store;
    private final SnapshotCodec<S> codec;
    private final SnapshotPolicy policy;

    private Snapshots(String name, SnapshotStore store, SnapshotCodec<S> codec, SnapshotPolicy policy) {
        this.name = SnapshotKey.requireName(name);
        this.store = requireNonNull(store, "store");
        this.codec = requireNonNull(codec, "codec");
        this.policy = requireNonNull(policy, "policy");
    }

    /**
     * Says how snapshots are kept.
     *
     * @param name of the kind of state; whoever makes another state of the same streams needs another name
     */
    public static <S> Snapshots<S> of(String name, SnapshotStore store, SnapshotCodec<S> codec, SnapshotPolicy policy) {
        return new Snapshots<>(name, store, codec, policy);
    }

    /** The snapshot of {@code stream}; empty when there is none that this codec can read. */
    public Mono<Restored<S>> find(StreamId stream) {
        var key = new SnapshotKey(stream, name);
        return Mono.defer(() -> store.find(key)
                        .filter(found -> found.fingerprint().equals(codec.fingerprint()))
                        .flatMap(this::restored)
                        .timeout(PATIENCE))
                .onErrorResume(failure -> {
                    LOG.warn(
                            "Stream %s is read as a whole: its snapshot %s cannot be used".formatted(stream, name),
                            failure);
                    return Mono.empty();
                });
    }

    private Mono<Restored<S>> restored(Snapshot found) {
        return codec.decoded(found.state()).map(state -> new Restored<>(found.version(), found.eventId(), state));
    }

    /**
     * Saves {@code state}, if that is due.
     *
     * @param events how many events the last snapshot does not know of
     */
    public Mono<Void> offer(StreamId stream, StreamVersion version, UUID eventId, S state, long events) {
        requireNonNull(stream, "stream");
        requireNonNull(version, "version");
        requireNonNull(eventId, "eventId");
        requireNonNull(state, "state");
        return Mono.defer(() -> policy.isDue(events) ? save(stream, version, eventId, state) : Mono.empty())
                .onErrorResume(failure -> {
                    LOG.warn(
                            "No snapshot %s is kept of stream %s at version %s".formatted(name, stream, version),
                            failure);
                    return Mono.empty();
                });
    }

    private Mono<Void> save(StreamId stream, StreamVersion version, UUID eventId, S state) {
        return codec.encoded(state)
                .map(encoded -> new Snapshot(version, eventId, codec.fingerprint(), encoded))
                .flatMap(snapshot -> store.save(new SnapshotKey(stream, name), snapshot))
                .timeout(PATIENCE);
    }

    /**
     * A state as it was kept.
     *
     * @param version of the last event that it knows of
     * @param eventId of that event
     */
    public record Restored<S>(StreamVersion version, UUID eventId, S state) {

        public Restored {
            requireNonNull(version, "version");
            requireNonNull(eventId, "eventId");
            requireNonNull(state, "state");
        }

        /** Whether {@code event} is the one after which the state was kept. */
        public boolean isAfter(RecordedEvent event) {
            requireNonNull(event, "event");
            return event.version().equals(version) && event.id().equals(eventId);
        }
    }
}
