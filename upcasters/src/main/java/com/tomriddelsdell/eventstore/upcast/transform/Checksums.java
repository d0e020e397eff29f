package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Digests copied events by what two logs have in common about them: everything but positions, versions and times. */
final class Checksums {

    private static final int RANGE = 1_000;

    private RangeDigest last = RangeDigest.NOTHING;

    private Checksums() {}

    /** The digest of each range of {@value #RANGE} events, of the rest, and of nothing more at the end. */
    static Flux<RangeDigest> of(Flux<Item> events) {
        return Flux.defer(() -> {
            var checksums = new Checksums();
            return events.index(Checksums::numbered)
                    .buffer(RANGE)
                    .concatMap(range -> checksums.next(Flux.fromIterable(range), range.size()), 1)
                    .concatWith(Mono.fromSupplier(() -> end(checksums.last)));
        });
    }

    private Mono<RangeDigest> next(Flux<RecordedEvent> range, int events) {
        return last.next(Position.of(last.to().value() + events), range).doOnNext(digest -> last = digest);
    }

    /** Says by its count that nothing follows, so that a longer history is told from a shorter one. */
    private static RangeDigest end(RangeDigest last) {
        return new RangeDigest(last.to(), last.to(), 0, last.digest());
    }

    private static RecordedEvent numbered(long index, Item item) {
        var data = item.data();
        return data.recorded(Position.of(index + 1), item.stream(), StreamVersion.FIRST, Instant.EPOCH);
    }

    /** An event, and the stream that it is in. */
    record Item(StreamId stream, EventData data) {

        static Item of(RecordedEvent event) {
            return new Item(event.stream(), event.data());
        }
    }
}
