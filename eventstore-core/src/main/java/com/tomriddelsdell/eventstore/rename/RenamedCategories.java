package com.tomriddelsdell.eventstore.rename;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A store in which categories are called otherwise than they are stored. Events, filters, appends and errors speak of the
 * names of today; what is stored, and what is appended from now on, keeps the old ones. Positions, versions and event ids
 * are those of the store, so that checkpoints hold with this as without it.
 *
 * <pre>{@code
 * RenamedCategories.of(store, Map.of("cust", "customer"))   // stream cust-7 is customer-7
 * }</pre>
 *
 * <p>A name is either stored or of today, never both: an event that is stored in a category which another is called by today
 * is an {@link IllegalStateException}, for two streams would be one. To be rid of the old names, copy the log.
 *
 * <p>A subscription with several partitions divides streams by their names. Give a subscription that has run before the
 * store without new names, unless it has one partition.
 */
public final class RenamedCategories implements EventStore {

    private final EventStore store;
    private final CategoryNames names;

    private RenamedCategories(EventStore store, CategoryNames names) {
        this.store = store;
        this.names = names;
    }

    /**
     * Renames categories of {@code store}.
     *
     * @param names what they are called today, by how they are stored
     * @throws IllegalArgumentException if two are to be called the same, or a name is stored and of today
     */
    public static RenamedCategories of(EventStore store, Map<String, String> names) {
        return new RenamedCategories(requireNonNull(store, "store"), new CategoryNames(requireNonNull(names, "names")));
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        requireNonNull(request, "request");
        var parts = request.parts().stream()
                .map(part -> new StreamAppend(names.stored(part.stream()), part.expected(), part.events()))
                .toList();
        return store.append(new AppendRequest(parts, request.condition()))
                .map(all -> all.stream().map(this::renamed).toList())
                .onErrorMap(EventStoreException.class, this::renamed);
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        return store.query(query).map(found -> new QueryResult(found.query(), renamed(found.events()), found.seen()));
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return store.read(stored(read)).map(this::renamed);
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        return store.read(stored(read)).map(this::renamed);
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        return store.count(stored(read));
    }

    @Override
    public Mono<Long> count(LogRead read) {
        return store.count(stored(read));
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        return store.sections(after, stored(filter)).map(this::renamed);
    }

    @Override
    public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        return store.follow(after, stored(filter)).map(this::renamed);
    }

    @Override
    public Flux<Section> sections(Checkpoint after, EventFilter filter) {
        return store.sections(after, stored(filter)).map(this::renamed);
    }

    @Override
    public Flux<RecordedEvent> follow(Checkpoint after) {
        return store.follow(after).map(this::renamed);
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return store.verify(checkpoint);
    }

    private StreamRead stored(StreamRead read) {
        requireNonNull(read, "read");
        return new StreamRead(names.stored(read.stream()), read.from(), read.to(), read.direction(), read.limit());
    }

    private LogRead stored(LogRead read) {
        return requireNonNull(read, "read").matching(stored(read.filter()));
    }

    private EventFilter stored(EventFilter filter) {
        requireNonNull(filter, "filter");
        Set<StreamId> streams = filter.streams().stream().map(names::stored).collect(Collectors.toSet());
        Set<String> categories = filter.categories().stream().map(names::stored).collect(Collectors.toSet());
        return new EventFilter(
                streams,
                categories,
                filter.types(),
                filter.tags(),
                filter.correlationId(),
                filter.recordedFrom(),
                filter.recordedBefore());
    }

    private Appended renamed(Appended appended) {
        return new Appended(names.today(appended.stream()), appended.version(), appended.position());
    }

    private Section renamed(Section section) {
        return new Section(section.from(), section.to(), renamed(section.events()));
    }

    private List<RecordedEvent> renamed(List<RecordedEvent> events) {
        return events.stream().map(this::renamed).toList();
    }

    private RecordedEvent renamed(RecordedEvent event) {
        var stream = names.today(event.stream());
        return stream.equals(event.stream())
                ? event
                : new RecordedEvent(
                        event.position(),
                        stream,
                        event.version(),
                        event.id(),
                        event.type(),
                        event.payload(),
                        event.metadata(),
                        event.tags(),
                        event.recordedAt());
    }

    private Throwable renamed(EventStoreException failure) {
        return switch (failure) {
            case VersionConflictException conflict ->
                new VersionConflictException(names.today(conflict.stream()), conflict.expected(), conflict.actual());
            case StreamClosedException closed ->
                new StreamClosedException(names.today(closed.stream()), closed.closure());
            default -> failure;
        };
    }
}
