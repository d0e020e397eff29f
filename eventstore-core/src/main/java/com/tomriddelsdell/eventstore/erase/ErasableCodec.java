package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals personal data in the events of another codec, so that it can be forgotten though events never change. An event that is
 * declared personal is kept in two parts: without its personal data, which everybody can read, and as a whole, by the key of
 * its subject. Both are ordinary payloads of the other codec, and go through its upcasters. Immutable.
 *
 * <p>It is read as a whole while the key is there, and without its personal data after the subject was forgotten. If the key
 * cannot be had, or the event is not what was written, that is an error.
 *
 * <p>Events that are not personal, and those that were stored before their class was declared personal, are as the other codec
 * has them.
 *
 * <p>Ids, types, metadata and tags stay readable for ever: they must hold no personal data. Tags that the other codec gives are
 * those of the event without its personal data.
 *
 * @param <E> the domain's events
 */
public final class ErasableCodec<E> implements EventCodec<E> {

    private final EventCodec<E> inner;
    private final KeyRing keys;
    private final List<Personal<E, ?>> personal;
    private final boolean copying;

    private ErasableCodec(EventCodec<E> inner, KeyRing keys, List<Personal<E, ?>> personal, boolean copying) {
        this.inner = inner;
        this.keys = keys;
        this.personal = personal;
        this.copying = copying;
    }

    /** A codec for which no event is personal as yet. */
    public static <E> ErasableCodec<E> of(EventCodec<E> inner, KeyRing keys) {
        return new ErasableCodec<>(requireNonNull(inner, "inner"), requireNonNull(keys, "keys"), List.of(), false);
    }

    /** What encodes and decodes the events that this one seals. */
    public EventCodec<E> inner() {
        return inner;
    }

    /**
     * The same codec, but one that seals events of {@code type}, and of its subclasses.
     *
     * @param subject whose data an event holds, told by what stays when it is redacted
     * @param redaction the event without its personal data: an event of the same type as it is stored, by which its stream
     *     can be replayed
     * @throws IllegalArgumentException if some of these events are declared personal already
     */
    public <T extends E> ErasableCodec<E> personal(
            Class<T> type, Function<? super T, Subject> subject, UnaryOperator<T> redaction) {
        requireNonNull(type, "type");
        requireNonNull(subject, "subject");
        requireNonNull(redaction, "redaction");
        for (var known : personal) {
            if (known.overlaps(type)) {
                throw new IllegalArgumentException("%s is declared personal by %s already"
                        .formatted(type.getName(), known.type().getName()));
            }
        }
        var more = Stream.concat(personal.stream(), Stream.of(new Personal<E, T>(type, subject, redaction)))
                .toList();
        return new ErasableCodec<>(inner, keys, more, copying);
    }

    /**
     * The same codec, but one that writes copies of events: the same event always as the same bytes, whereby equal events of
     * one subject are seen to be equal, and events of a forgotten subject without their personal data, instead of refusing
     * them. For copying a log into a new one.
     */
    public ErasableCodec<E> copying() {
        return new ErasableCodec<>(inner, keys, personal, true);
    }

    /**
     * Encodes {@code event}, if it is not personal or the key of its subject is at hand.
     *
     * @throws IllegalStateException if the key must be looked up first, which only {@link #encoded} does
     */
    @Override
    public EventData encode(E event) {
        var sealing = personal(event);
        return sealing == null
                ? inner.encode(event)
                : sealed(
                        keys.keyAtHand(sealing.subjectOf(event)),
                        inner.encode(event),
                        inner.encode(sealing.redacted(event)));
    }

    /**
     * Encodes events, after looking up the keys of their subjects.
     *
     * <p><strong>Errors:</strong> {@link SubjectForgottenException}; those of {@link SubjectKeys#keyOf} and of the other codec.
     */
    @Override
    public Mono<List<EventData>> encoded(List<E> events) {
        requireNonNull(events, "events");
        return Mono.defer(() -> {
            var redacted = new LinkedHashMap<Integer, E>();
            var subjects = new LinkedHashMap<Integer, Subject>();
            for (var index = 0; index < events.size(); index++) {
                var event = events.get(index);
                var sealing = personal(event);
                if (sealing != null) {
                    subjects.put(index, sealing.subjectOf(event));
                    redacted.put(index, sealing.redacted(event));
                }
            }
            return subjects.isEmpty() ? inner.encoded(events) : encoded(events, redacted, subjects);
        });
    }

    private Mono<List<EventData>> encoded(List<E> events, Map<Integer, E> redacted, Map<Integer, Subject> subjects) {
        var both = Stream.concat(events.stream(), redacted.values().stream()).toList();
        return Flux.fromStream(() -> subjects.values().stream().distinct())
                .concatMap(subject -> keyOf(subject).map(key -> Map.entry(subject, key)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(found -> inner.encoded(both).map(data -> {
                    var all = new ArrayList<>(data.subList(0, events.size()));
                    var clear = data.subList(events.size(), data.size()).iterator();
                    subjects.forEach((index, subject) ->
                            all.set(index, sealed(found.get(subject), all.get(index), clear.next())));
                    return all;
                }));
    }

    /** Empty when a log is copied in which the subject is forgotten. */
    private Mono<SubjectKey> keyOf(Subject subject) {
        var key = keys.keyOf(subject);
        return copying ? key.onErrorResume(SubjectForgottenException.class, forgotten -> Mono.empty()) : key;
    }

    /** @param key null when only what is clear is to be kept */
    private EventData sealed(@Nullable SubjectKey key, EventData whole, EventData clear) {
        if (!whole.type().equals(clear.type())) {
            throw new IllegalArgumentException("Without its personal data, a %s must be one still, but is a %s"
                    .formatted(whole.type(), clear.type()));
        }
        return key == null
                ? clear
                : new EventData(
                        clear.id(),
                        clear.type(),
                        sealed(key, clear.type(), clear.payload(), whole.payload()),
                        clear.metadata(),
                        clear.tags());
    }

    private Payload sealed(SubjectKey key, String type, Payload clear, Payload whole) {
        return copying ? Envelope.copy(key, type, clear, whole) : Envelope.seal(key, type, clear, whole);
    }

    private @Nullable Personal<E, ?> personal(E event) {
        requireNonNull(event, "event");
        for (var one : personal) {
            if (one.covers(event)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public E decode(RecordedEvent event) {
        var opened = keys.openedAtOnce(requireNonNull(event, "event"));
        try {
            return inner.decode(opened);
        } catch (UndecodableEventException failure) {
            throw withoutQuotes(event, failure);
        }
    }

    @Override
    public List<E> decodeAll(RecordedEvent event) {
        var opened = keys.openedAtOnce(requireNonNull(event, "event"));
        try {
            return inner.decodeAll(opened);
        } catch (UndecodableEventException failure) {
            throw withoutQuotes(event, failure);
        }
    }

    /**
     * Decodes events, after looking up all keys of theirs that are not at hand in one call.
     *
     * <p><strong>Errors:</strong> {@link UndecodableEventException} of the first that cannot be opened or decoded; those of
     * {@link SubjectKeys#find} and of the other codec.
     *
     * @return each with its source as it is stored
     */
    @Override
    public Mono<List<Decoded<E>>> decoded(List<RecordedEvent> events) {
        requireNonNull(events, "events");
        return Mono.defer(() -> {
            var stored = events.stream()
                    .filter(event -> Envelope.isAround(event.payload()))
                    .collect(Collectors.toMap(
                            RecordedEvent::position, Function.identity(), (one, same) -> one, HashMap::new));
            return stored.isEmpty() ? inner.decoded(events) : decoded(events, stored);
        });
    }

    private Mono<List<Decoded<E>>> decoded(List<RecordedEvent> events, Map<Position, RecordedEvent> stored) {
        return keys.opened(events)
                .flatMap(opened -> inner.decoded(opened).onErrorMap(UndecodableEventException.class, failure -> {
                    var event = stored.get(failure.event().position());
                    return event == null ? failure : withoutQuotes(event, failure);
                }))
                .map(decoded -> decoded.stream()
                        .map(one -> new Decoded<>(
                                one.event(), stored.getOrDefault(one.source().position(), one.source()), one.index()))
                        .toList());
    }

    /** Messages may quote what could not be decoded, and are logged and parked: one about what was sealed is withheld. */
    private RuntimeException withoutQuotes(RecordedEvent event, UndecodableEventException failure) {
        if (!Envelope.isAround(event.payload())) {
            return failure;
        }
        try {
            inner.decodeAll(Opening.clear(event));
        } catch (UndecodableEventException same) {
            return same.of(event);
        }
        return new UndecodableEventException(
                event, "what was sealed cannot be decoded; why is withheld, for it might quote personal data", null);
    }
}
