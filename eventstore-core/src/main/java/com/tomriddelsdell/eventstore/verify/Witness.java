package com.tomriddelsdell.eventstore.verify;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a store knows of its log beside the events: for those who write stores.
 *
 * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException} from each of them.
 */
public interface Witness {

    /**
     * How many positions behind {@code after}, up to {@code to}, have no event because a scavenge took it.
     *
     * @return never empty
     */
    Mono<Long> scavenged(Position after, Position to);

    /**
     * The events that a scavenge has moved out of the log, by streams, and by versions within each: those of archived streams.
     *
     * <p><strong>Backpressure:</strong> they are read on demand.
     */
    Flux<RecordedEvent> archived();

    /**
     * Holds what is kept beside the events against them: seals, and what finds events by tags.
     *
     * <p><strong>Backpressure:</strong> the log is looked through on demand.
     *
     * @param upTo nothing behind this position is looked at; it lies in the completed prefix
     */
    Flux<Finding> findings(Position upTo);
}
