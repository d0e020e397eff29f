package com.tomriddelsdell.eventstore.decide;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
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
    private final @Nullable Snapshots<S> snapshots;

    /** A handler that loads each stream from its beginning. */
    public CommandHandler(EventStore store, EventCodec<E> codec, Decider<C, S, E> decider) {
        this(requireNonNull(store, "store"), requireNonNull(codec, "codec"), requireNonNull(decider, "decider"), null);
    }

    private CommandHandler(
            EventStore store, EventCodec<E> codec, Decider<C, S, E> decider, @Nullable Snapshots<S> snapshots) {
        this.store = store;
        this.codec = codec;
        this.decider = decider;
        this.snapshots = snapshots;
    }

    /**
     * The same handler, but one that loads a stream from its last snapshot on, and takes one when that is due. What it decides
     * on is the same state: a snapshot is used only if its stream still has the event that it was taken after, and only if its
     * fingerprint is that of the codec; else the stream is loaded from its beginning.
     *
     * <p>A command that is {@linkplain #handleOnce handled once} is looked for in the whole stream nevertheless.
     */
    public CommandHandler<C, S, E> withSnapshots(Snapshots<S> snapshots) {
        return new CommandHandler<>(store, codec, decider, requireNonNull(snapshots, "snapshots"));
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
        return handle(stream, ExpectedVersion.any(), command, metadata);
    }

    /**
     * Handles a command that rests on what somebody has seen of the stream, and that is not to be decided on anything else.
     *
     * <p><strong>Errors:</strong> as for {@link #handle(StreamId, Object, Metadata)}; {@link VersionConflictException} also,
     * and before anything is decided, when the stream is not as expected.
     *
     * <p><strong>Cancellation:</strong> as for {@link EventStore#append}.
     *
     * @param expected what the sender of the command believes the stream looks like
     * @param metadata what the caused events carry
     * @return what came of it, never empty
     */
    public Mono<Outcome<S, E>> handle(StreamId stream, ExpectedVersion expected, C command, Metadata metadata) {
        requireNonNull(stream, "stream");
        requireNonNull(expected, "expected");
        requireNonNull(command, "command");
        requireNonNull(metadata, "metadata");
        return load(stream, null)
                .doOnNext(loaded -> requireExpected(stream, expected, loaded.version()))
                .flatMap(loaded -> append(stream, loaded, decider.decide(command, loaded.state()), carrying(metadata)))
                .retryWhen(again(failure ->
                        failure instanceof VersionConflictException conflict && expected.accepts(conflict.actual())));
    }

    /**
     * Handles a command that may come more than once: after its acknowledgement was lost, or from a queue that delivers at
     * least once, to this process or another. The first time decides; after that the stream is found to hold what came of it,
     * and nothing is decided or appended, whatever has happened since.
     *
     * <p>A command is recognised by the events it caused. One that caused none is decided anew each time.
     *
     * <p><strong>Errors:</strong> as for {@link #handle(StreamId, Object, Metadata)}, and
     * {@link EventIdReusedException} when the command was handled for another stream.
     *
     * <p><strong>Cancellation:</strong> as for {@link EventStore#append}.
     *
     * @param commandId unique to the command; made once and kept by whoever sends it
     * @param metadata what the caused events carry; its causation id is the command's unless it has one
     * @return what came of it the first time, never empty
     */
    public Mono<Outcome<S, E>> handleOnce(StreamId stream, UUID commandId, C command, Metadata metadata) {
        requireNonNull(stream, "stream");
        requireNonNull(commandId, "commandId");
        requireNonNull(command, "command");
        requireNonNull(metadata, "metadata");
        return load(stream, commandId)
                .flatMap(loaded -> {
                    var earlier = loaded.earlier();
                    return earlier == null
                            ? append(
                                    stream,
                                    loaded,
                                    decider.decide(command, loaded.state()),
                                    causedBy(commandId, metadata))
                            : Mono.just(earlier);
                })
                .retryWhen(again(failure ->
                        failure instanceof VersionConflictException || failure instanceof EventIdReusedException));
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
                    var nothing = new Loading<S, E>(decider, null);
                    return append(stream, nothing, decider.decide(command, nothing.state()), carrying(metadata));
                })
                .onErrorResume(VersionConflictException.class, notFirst -> handle(stream, command, metadata));
    }

    private static void requireExpected(StreamId stream, ExpectedVersion expected, StreamVersion actual) {
        if (!expected.accepts(actual)) {
            throw new VersionConflictException(stream, expected, actual);
        }
    }

    private Mono<Loading<S, E>> load(StreamId stream, @Nullable UUID commandId) {
        var whole = load(store.read(StreamRead.of(stream)), () -> new Loading<>(decider, commandId));
        return snapshots == null || commandId != null
                ? whole
                : snapshots.find(stream).flatMap(kept -> loadOn(stream, kept)).switchIfEmpty(whole);
    }

    /** Empty when the stream has not, or no longer, the event that the state was kept after. */
    private Mono<Loading<S, E>> loadOn(StreamId stream, Snapshots.Restored<S> kept) {
        return store.read(StreamRead.of(stream).from(kept.version()))
                .switchOnFirst((first, events) -> {
                    var known = first.get();
                    return known != null && kept.isAfter(known)
                            ? load(events.skip(1), () -> new Loading<>(decider, kept.state(), known))
                            : Mono.<Loading<S, E>>empty();
                })
                .singleOrEmpty();
    }

    private Mono<Loading<S, E>> load(Flux<RecordedEvent> events, Supplier<Loading<S, E>> start) {
        return events.buffer(PAGE)
                .concatMap(page -> codec.decoded(page).map(decoded -> new Page<>(page, decoded)), 1)
                .reduceWith(start, Loading::add);
    }

    private Mono<Outcome<S, E>> append(
            StreamId stream, Loading<S, E> loaded, List<E> events, UnaryOperator<List<EventData>> marks) {
        if (events.isEmpty()) {
            return Mono.just(new Outcome<>(events, loaded.state(), loaded.version(), loaded.position()));
        }
        return codec.encoded(events).flatMap(encoded -> append(stream, loaded, events, marks.apply(encoded)));
    }

    private Mono<Outcome<S, E>> append(StreamId stream, Loading<S, E> loaded, List<E> events, List<EventData> data) {
        return store.append(stream, ExpectedVersion.unchangedSince(loaded.version()), data)
                .map(appended -> new Outcome<>(
                        events, evolveAll(loaded.state(), events), appended.version(), appended.position()))
                .delayUntil(
                        outcome -> offer(stream, loaded, outcome, data.getLast().id()));
    }

    private Mono<Void> offer(StreamId stream, Loading<S, E> loaded, Outcome<S, E> outcome, UUID lastId) {
        return snapshots == null || loaded.isForCommand()
                ? Mono.empty()
                : snapshots.offer(
                        stream,
                        outcome.version(),
                        lastId,
                        outcome.state(),
                        loaded.events() + outcome.events().size());
    }

    private static UnaryOperator<List<EventData>> carrying(Metadata metadata) {
        return events ->
                events.stream().map(event -> event.withMetadata(metadata)).toList();
    }

    private static UnaryOperator<List<EventData>> causedBy(UUID commandId, Metadata metadata) {
        var caused = metadata.causationId() == null ? metadata.withCausationId(commandId) : metadata;
        return events -> IntStream.range(0, events.size())
                .mapToObj(number -> events.get(number)
                        .withId(EventIds.causedBy(commandId, number))
                        .withMetadata(caused))
                .toList();
    }

    private S evolveAll(S state, List<E> events) {
        var current = state;
        for (var event : events) {
            current = decider.evolve(current, event);
        }
        return current;
    }

    private static Retry again(Predicate<Throwable> reason) {
        return Retry.max(ATTEMPTS_AFTER_CONFLICT)
                .filter(reason)
                .onRetryExhaustedThrow((retry, signal) -> signal.failure());
    }
}
