package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/**
 * Decodes a whole log without doing anything with it: what would become of it if a program with this codec were deployed.
 */
public final class DryRun {

    private final EventStore store;
    private final EventCodec<?> codec;
    private final int samples;

    private DryRun(EventStore store, EventCodec<?> codec, int samples) {
        this.store = store;
        this.codec = codec;
        this.samples = samples;
    }

    /** Reads {@code store} by {@code codec}, and keeps 3 samples and 3 failures of each type. */
    public static DryRun of(EventStore store, EventCodec<?> codec) {
        return new DryRun(requireNonNull(store, "store"), requireNonNull(codec, "codec"), 3);
    }

    /**
     * Keeps so many samples and failures of each type.
     *
     * @throws IllegalArgumentException if {@code samples} is negative
     */
    public DryRun keeping(int samples) {
        if (samples < 0) {
            throw new IllegalArgumentException("samples must not be negative, but was " + samples);
        }
        return new DryRun(store, codec, samples);
    }

    /**
     * Decodes what {@code read} gives, event by event. An event that cannot be decoded is counted, and the run goes on.
     *
     * <p><strong>Errors:</strong> those of the store, and of what the codec looks up.
     *
     * @return what became of each event type, in alphabetical order; never empty, but the map may be
     */
    public Mono<Map<String, TypeOutcome>> run(LogRead read) {
        requireNonNull(read, "read");
        return store.read(read)
                .concatMap(this::outcome)
                .reduceWith(TreeMap<String, TypeOutcome>::new, (all, one) -> {
                    all.merge(one.type(), one, (earlier, later) -> earlier.and(later, samples));
                    return all;
                })
                .map(all -> all);
    }

    private Mono<TypeOutcome> outcome(RecordedEvent event) {
        return decoded(codec, event)
                .map(given -> TypeOutcome.decoded(event, given, samples))
                .onErrorResume(
                        UndecodableEventException.class,
                        failure -> Mono.just(TypeOutcome.failed(event, failure, samples)));
    }

    private static <E> Mono<List<String>> decoded(EventCodec<E> codec, RecordedEvent event) {
        return codec.decoded(event)
                .map(all ->
                        all.stream().map(Decoded::event).map(String::valueOf).toList());
    }
}
