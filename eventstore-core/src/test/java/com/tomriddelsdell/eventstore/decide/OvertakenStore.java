package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose appends another writer overtakes, the first few times. */
final class OvertakenStore implements EventStore {

    private final EventStore store;
    private final int times;
    private int overtakings;

    OvertakenStore(EventStore store, int times) {
        this.store = store;
        this.times = times;
    }

    int overtakings() {
        return overtakings;
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return Mono.defer(() -> {
            var append = store.append(request);
            if (overtakings == times) {
                return append;
            }
            overtakings++;
            var first = List.of(new Counter().encode(new Counter.Counted()));
            var stream = request.parts().getFirst().stream();
            return store.append(stream, ExpectedVersion.any(), first).then(append);
        });
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
