package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The codecs of the application, by the names of their beans. */
public final class Codecs {

    private final Map<String, EventCodec<?>> byName;

    public Codecs(Map<String, ? extends EventCodec<?>> byName) {
        this.byName = new LinkedHashMap<>(requireNonNull(byName, "byName"));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** The codec of this name; null if there is none. */
    public @Nullable EventCodec<?> named(String name) {
        return byName.get(requireNonNull(name, "name"));
    }

    /** What {@code codec} makes of an event. <strong>Errors:</strong> {@link UndecodableEventException}. */
    public static Mono<List<Object>> decoded(EventCodec<?> codec, RecordedEvent event) {
        return typed(requireNonNull(codec, "codec"), requireNonNull(event, "event"));
    }

    private static <E> Mono<List<Object>> typed(EventCodec<E> codec, RecordedEvent event) {
        return Mono.defer(() -> codec.decoded(event))
                .map(all -> all.stream().<Object>map(Decoded::event).toList());
    }

    /** What the first codec that can read an event makes of it; what each has against it, when none can. */
    Mono<Attempt> attempt(RecordedEvent event) {
        return Flux.fromIterable(byName.entrySet())
                .concatMap(codec -> decoded(codec.getValue(), event)
                        .map(given -> new Attempt(codec.getKey(), codec.getValue(), given, null))
                        .onErrorResume(
                                UndecodableEventException.class,
                                why -> Mono.just(new Attempt(
                                        codec.getKey(),
                                        codec.getValue(),
                                        List.of(),
                                        codec.getKey() + ": " + why.getMessage()))))
                .takeUntil(Attempt::isReadable)
                .collectList()
                .mapNotNull(Codecs::best);
    }

    private static @Nullable Attempt best(List<Attempt> attempts) {
        if (attempts.isEmpty() || attempts.getLast().isReadable()) {
            return attempts.isEmpty() ? null : attempts.getLast();
        }
        var first = attempts.getFirst();
        var reasons = attempts.stream().map(Attempt::error).map(String::valueOf).toList();
        return new Attempt(first.name(), first.codec(), List.of(), String.join("; ", reasons));
    }

    /** What came of decoding an event. */
    record Attempt(
            String name,
            EventCodec<?> codec,
            List<Object> given,
            @Nullable String error) {

        boolean isReadable() {
            return error == null;
        }
    }
}
