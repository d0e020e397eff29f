package com.tomriddelsdell.eventstore.process;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An event or a deadline, and what is known of everything that follows from it. */
record Cause(UUID id, Metadata metadata) {

    static Cause of(RecordedEvent event) {
        return new Cause(event.id(), Metadata.causedBy(event));
    }

    static Cause of(Deadline deadline) {
        return new Cause(deadline.id(), deadline.metadata().withCausationId(deadline.id()));
    }

    /** Carries out one consequence after the other, each under the id that follows from its place. */
    Mono<Void> carryOut(Flux<Consequence> consequences) {
        return consequences
                .index()
                .concatMap(numbered -> carryOut(Math.toIntExact(numbered.getT1()), numbered.getT2()), 1)
                .then();
    }

    private Mono<Void> carryOut(int number, Consequence consequence) {
        var effect = EventIds.causedBy(id, number);
        return switch (consequence) {
            case Issue<?> issue -> issue.under(effect, metadata);
            case Schedule schedule -> schedule.under(effect, metadata);
            case Cancel cancel -> cancel.takenBack();
        };
    }
}
