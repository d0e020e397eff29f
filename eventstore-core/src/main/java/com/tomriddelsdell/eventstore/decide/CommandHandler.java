package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Loads a stream, lets a {@link Decider} decide, appends the outcome; starts over when another writer was first.
 *
 * @param <C> commands
 * @param <S> state
 * @param <E> events
 */
public final class CommandHandler<C, S, E> {

    private static final int ATTEMPTS_AFTER_CONFLICT = 5;

    /** How many events are decoded in one step. */
    private static final int PAGE = 256;

    private final EventStore store;
    private final EventCodec<E> codec;
    private final Decider<C, S, E> decider;

    public CommandHandler(EventStore store, EventCodec<E> codec, Decider<C, S, E> decider) {
        this.store = requireNonNull(store, "store");
        this.codec = requireNonNull(codec, "codec");
        this.decider = requireNonNull(decider, "decider");
    }

    /** Handles a command about which nothing else is known: {@link #handle(StreamId, Object, Metadata)}. */
    public Mono<Outcome<S, E>> handle(StreamId stream, C command) {
        return handle(stream, command, Metadata.NONE);
    }

    /**
     * Handles one command.
     *
     * <p><strong>Errors:</strong> whatever the decider throws to refuse; {@link VersionConflictException} when other
     * writers were first six times in a row; the errors of {@link EventStore#append} and {@link EventStore#read}.
     *
     * <p><strong>Cancellation:</strong> as for {@link EventStore#append}.
     *
     * @param metadata what the caused events carry
     * @return what came of it, never empty
     */
    public Mono<Outcome<S, E>> handle(StreamId stream, C command, Metadata metadata) {
        requireNonNull(command, "command");
        requireNonNull(metadata, "metadata");
        return load(stream)
                .flatMap(loaded -> append(stream, loaded, decider.decide(command, loaded.state()), metadata))
                .retryWhen(Retry.max(ATTEMPTS_AFTER_CONFLICT)
                        .filter(VersionConflictException.class::isInstance)
                        .onRetryExhaustedThrow((retry, signal) -> signal.failure()));
    }

    /**
     * Handles a command that is expected to be the first of its stream. It is decided without reading; only if the stream
     * turns out to have events is it read and the command decided anew, as {@link #handle(StreamId, Object, Metadata)}
     * does.
     *
     * <p><strong>Errors, cancellation:</strong> as for {@link #handle(StreamId, Object, Metadata)}.
     */
    public Mono<Outcome<S, E>> begin(StreamId stream, C command, Metadata metadata) {
        requireNonNull(stream, "stream");
        requireNonNull(command, "command");
        requireNonNull(metadata, "metadata");
        return Mono.defer(() -> {
                    var nothing = Loaded.nothing(decider.initialState());
                    return append(stream, nothing, decider.decide(command, nothing.state()), metadata);
                })
                .onErrorResume(VersionConflictException.class, notFirst -> handle(stream, command, metadata));
    }

    private Mono<Loaded<S>> load(StreamId stream) {
        return store.read(StreamRead.of(stream))
                .buffer(PAGE)
                .concatMap(page -> codec.decoded(page).map(decoded -> new Page<>(decoded, page.getLast())), 1)
                .reduceWith(() -> Loaded.nothing(decider.initialState()), this::evolve);
    }

    /** The stream is at its last event, even when that gives nothing to evolve by. */
    private Loaded<S> evolve(Loaded<S> loaded, Page<E> page) {
        var state = loaded.state();
        for (var decoded : page.decoded()) {
            state = decider.evolve(state, decoded.event());
        }
        return new Loaded<>(state, page.last().version(), page.last().position());
    }

    private Mono<Outcome<S, E>> append(StreamId stream, Loaded<S> loaded, List<E> events, Metadata metadata) {
        if (events.isEmpty()) {
            return Mono.just(new Outcome<>(events, loaded.state(), loaded.version(), loaded.position()));
        }
        var data = events.stream()
                .map(event -> codec.encode(event).withMetadata(metadata))
                .toList();
        return store.append(stream, ExpectedVersion.unchangedSince(loaded.version()), data)
                .map(appended -> new Outcome<>(
                        events, evolveAll(loaded.state(), events), appended.version(), appended.position()));
    }

    private S evolveAll(S state, List<E> events) {
        var current = state;
        for (var event : events) {
            current = decider.evolve(current, event);
        }
        return current;
    }

    private record Page<E>(List<Decoded<E>> decoded, RecordedEvent last) {}

    private record Loaded<S>(S state, StreamVersion version, Position position) {

        static <S> Loaded<S> nothing(S initialState) {
            return new Loaded<>(initialState, StreamVersion.NONE, Position.START);
        }
    }
}
