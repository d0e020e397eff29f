package com.tomriddelsdell.eventstore.observe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamRead;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A store whose acts are observed. The observations, each with the error that ended it if one did:
 *
 * <ul>
 *   <li>{@code eventstore.append}: one append, with the {@code category} of its (first) stream
 *   <li>{@code eventstore.query}: one query
 *   <li>{@code eventstore.read.stream}: one read of a stream from subscription to end, with its {@code category}
 *   <li>{@code eventstore.read.log}: one read of the log from subscription to end
 *   <li>{@code eventstore.count.stream}: one count of a stream's events, with its {@code category}
 *   <li>{@code eventstore.count.log}: one count of the log's events
 * </ul>
 *
 * <p>Following has no end to be measured and is passed on as it is. Stream ids never become tags: there are too many.
 */
public final class ObservedEventStore extends ForwardingEventStore {

    private static final String CATEGORY = "category";

    private final ObservationRegistry registry;

    public ObservedEventStore(EventStore store, ObservationRegistry registry) {
        super(store);
        this.registry = requireNonNull(registry, "registry");
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return super.append(request)
                .name("eventstore.append")
                .tag(CATEGORY, request.parts().getFirst().stream().category())
                .tap(Micrometer.observation(registry));
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return super.query(query).name("eventstore.query").tap(Micrometer.observation(registry));
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return super.read(read)
                .name("eventstore.read.stream")
                .tag(CATEGORY, read.stream().category())
                .tap(Micrometer.observation(registry));
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return super.read(read).name("eventstore.read.log").tap(Micrometer.observation(registry));
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return super.count(read)
                .name("eventstore.count.stream")
                .tag(CATEGORY, read.stream().category())
                .tap(Micrometer.observation(registry));
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return super.count(read).name("eventstore.count.log").tap(Micrometer.observation(registry));
    }

    @Override
    public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        return delegate().follow(after, filter);
    }
}
