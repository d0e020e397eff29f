package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
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
    public Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return Mono.defer(() -> {
            var append = store.append(stream, expected, events);
            if (overtakings == times) {
                return append;
            }
            overtakings++;
            var first = List.of(new Counter().encode(new Counter.Counted()));
            return store.append(stream, ExpectedVersion.any(), first).then(append);
        });
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
    public Flux<RecordedEvent> follow(Position after) {
        return store.follow(after);
    }
}
