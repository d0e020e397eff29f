package com.tomriddelsdell.eventstore.tenant;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * One store for all tenants: each call goes to the store of the tenant that its context names when it is subscribed to.
 *
 * <pre>{@code
 * var tenant = TenantId.of("acme");
 * handler.handle(stream, command).contextWrite(tenant::in);
 * }</pre>
 *
 * <p><strong>Guarantees:</strong> those of the tenants' stores. Nothing of one tenant's reaches another's: a call without a
 * tenant is a {@link NoTenantException}, and one for a tenant that there is not an {@link UnknownTenantException}; neither
 * falls back to any log. Positions and checkpoints are a log's own, and mean nothing in another tenant's.
 */
public final class TenantEventStore implements EventStore {

    private final TenantStores stores;

    private TenantEventStore(TenantStores stores) {
        this.stores = stores;
    }

    public static TenantEventStore of(TenantStores stores) {
        return new TenantEventStore(requireNonNull(stores, "stores"));
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        requireNonNull(request, "request");
        return mono(store -> store.append(request));
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        requireNonNull(query, "query");
        return mono(store -> store.query(query));
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        requireNonNull(read, "read");
        return flux(store -> store.read(read));
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        requireNonNull(read, "read");
        return flux(store -> store.read(read));
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        requireNonNull(read, "read");
        return mono(store -> store.count(read));
    }

    @Override
    public Mono<Long> count(LogRead read) {
        requireNonNull(read, "read");
        return mono(store -> store.count(read));
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return flux(store -> store.sections(after, filter));
    }

    @Override
    public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return flux(store -> store.follow(after, filter));
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        requireNonNull(checkpoint, "checkpoint");
        return mono(store -> store.verify(checkpoint));
    }

    private <T> Mono<T> mono(Function<EventStore, Mono<T>> call) {
        return Mono.deferContextual(context -> store(context).flatMap(call));
    }

    private <T> Flux<T> flux(Function<EventStore, Flux<T>> call) {
        return Flux.deferContextual(context -> store(context).flatMapMany(call));
    }

    private Mono<EventStore> store(ContextView context) {
        var tenant = TenantId.from(context);
        return stores.find(tenant)
                .<EventStore>map(store -> store)
                .switchIfEmpty(Mono.error(() -> new UnknownTenantException(tenant)));
    }
}
