package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import java.util.List;
import reactor.core.publisher.Mono;

/** A store whose appends another writer overtakes, the first few times. */
final class OvertakenStore extends ForwardingEventStore {

    private final int times;
    private int overtakings;

    OvertakenStore(EventStore store, int times) {
        super(store);
        this.times = times;
    }

    int overtakings() {
        return overtakings;
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return Mono.defer(() -> {
            var append = super.append(request);
            if (overtakings == times) {
                return append;
            }
            overtakings++;
            var first = List.of(new Counter().encode(new Counter.Counted()));
            var stream = request.parts().getFirst().stream();
            return delegate().append(stream, ExpectedVersion.any(), first).then(append);
        });
    }
}
