package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A store that passes what it is asked on to another: what stores are made of that change a little of another one.
 *
 * <pre>{@code
 * final class CountedAppends extends ForwardingEventStore {
 *     …
 *     public Mono<List<Appended>> append(AppendRequest request) {
 *         return super.append(request).doOnNext(places -> counter.increment());
 *     }
 * }
 * }</pre>
 *
 * <p>Only what a store cannot do without is passed on. What {@link EventStore} makes of that stays as it is made, so that whoever
 * changes {@link #append(AppendRequest)} has changed every append, and whoever changes {@link #sections(Position, EventFilter)}
 * every way to follow. A store that leaves following as it is may pass {@link #follow(Position, EventFilter)} on as well, for a
 * store may have a cheaper way to do that than by sections.
 */
public abstract class ForwardingEventStore implements EventStore {

    private final EventStore store;

    /** Passes on to {@code store}. */
    protected ForwardingEventStore(EventStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** What is passed on to. */
    protected final EventStore delegate() {
        return store;
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return store.append(request);
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return store.query(query);
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return store.read(read);
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return store.read(read);
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return store.count(read);
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return store.count(read);
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return store.sections(after, filter);
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return store.verify(checkpoint);
    }
}
