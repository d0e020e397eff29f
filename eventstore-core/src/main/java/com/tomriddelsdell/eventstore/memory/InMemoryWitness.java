package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.Witness;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every place without an event is one that a scavenge, or the import of a log with gaps, has left. There are no seals. */
final class InMemoryWitness implements Witness {

    private final Log log;

    InMemoryWitness(Log log) {
        this.log = log;
    }

    @Override
    public Mono<Long> scavenged(Position after, Position to) {
        requireNonNull(after, "after");
        requireNonNull(to, "to");
        return Mono.fromSupplier(() -> LongStream.range(
                        after.value(), Math.min(to.value(), log.events().size()))
                .filter(index -> log.events().get((int) index) == null)
                .count());
    }

    @Override
    public Flux<RecordedEvent> archived() {
        return Flux.defer(() -> Flux.fromIterable(log.streams())).concatMapIterable(this::archived);
    }

    private List<RecordedEvent> archived(StreamId id) {
        var stream = log.stream(id);
        return IntStream.range(0, log.complete(stream))
                .mapToObj(stream::event)
                .filter(Objects::nonNull)
                .filter(event -> !log.holds(event))
                .toList();
    }

    @Override
    public Flux<Finding> findings(Position upTo) {
        requireNonNull(upTo, "upTo");
        return Flux.empty();
    }
}
