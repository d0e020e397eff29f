package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A read model with a row for each stream, which lists all payloads in order: it shows an event that was left out, came twice,
 * or came too early.
 *
 * @param text what is written about an event
 * @param gate what to wait for before an event is applied to a generation, or fail with
 */
record Notes<T>(
        Shelf<T> shelf,
        int version,
        Function<RecordedEvent, String> text,
        BiFunction<Integer, RecordedEvent, Mono<Void>> gate)
        implements RebuildableProjection<T> {

    static final String NAME = "notes";
    static final String CATEGORY = "note";

    static <T> Notes<T> on(Shelf<T> shelf) {
        return new Notes<>(shelf, 1, event -> event.payload().utf8() + ";", (generation, event) -> Mono.empty());
    }

    /** Another version, which feeds what the first has begun too. */
    Notes<T> next(UnaryOperator<String> other) {
        return new Notes<>(shelf, version + 1, event -> other.apply(text.apply(event)), gate);
    }

    Notes<T> waitingFor(Function<Integer, Mono<Void>> condition) {
        return failing((generation, event) -> condition.apply(generation));
    }

    Notes<T> failing(BiFunction<Integer, RecordedEvent, Mono<Void>> condition) {
        return new Notes<>(shelf, version, text, condition);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean feeds(int other) {
        return other <= version;
    }

    @Override
    public EventFilter filter() {
        return EventFilter.everything().inCategories(CATEGORY);
    }

    @Override
    public int mostPartitions() {
        return 4;
    }

    @Override
    public RetryPolicy retries() {
        return SubscribingContract.SHORT;
    }

    @Override
    public Mono<Void> create(T transaction, int generation) {
        return shelf.create(transaction, generation);
    }

    @Override
    public Mono<Void> drop(T transaction, int generation) {
        return shelf.drop(transaction, generation);
    }

    @Override
    public Mono<Void> publish(T transaction, int generation) {
        return shelf.publish(transaction, generation);
    }

    @Override
    public Mono<Void> apply(T transaction, int generation, RecordedEvent event) {
        return gate.apply(generation, event)
                .then(Mono.defer(
                        () -> shelf.add(transaction, generation, event.stream().key(), text.apply(event))));
    }

    @Override
    public Flux<ProjectedRow> rows(T transaction, int generation, @Nullable String after, int limit) {
        return shelf.rows(transaction, generation, after, limit);
    }

    @Override
    public Mono<ProjectedRow> row(T transaction, int generation, String key) {
        return shelf.row(transaction, generation, key);
    }

    /** Whole streams only: rows are built from all events of theirs. */
    @Override
    public boolean canRepair(ReplayRequest part) {
        return part.equals(ReplayRequest.of(NAME)
                .only(EventFilter.everything().inStreams(part.filter().streams().toArray(StreamId[]::new))));
    }

    @Override
    public Mono<Void> clear(T transaction, int generation, ReplayRequest part) {
        return Flux.fromIterable(part.filter().streams())
                .concatMap(stream -> shelf.remove(transaction, generation, stream.key()))
                .then();
    }
}
