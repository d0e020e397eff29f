package com.tomriddelsdell.eventstore.process;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A deadline that a process sets itself.
 *
 * @param store that keeps it
 * @param deadline whose id and metadata are replaced by those that follow from the event
 */
public record Schedule(DeadlineStore store, Deadline deadline) implements Consequence {

    public Schedule {
        requireNonNull(store, "store");
        requireNonNull(deadline, "deadline");
    }

    public static Schedule of(DeadlineStore store, Deadline deadline) {
        return new Schedule(store, deadline);
    }

    Mono<Void> under(UUID id, Metadata metadata) {
        return store.schedule(deadline.withId(id).withMetadata(metadata)).then();
    }
}
