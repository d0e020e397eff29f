package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where events are brought. */
interface Target {

    /** Looks at what is there, before the first section of {@code lines} is brought. */
    Mono<Arrivals> open(Sections lines);

    /** Brings events, section by section. */
    interface Arrivals {

        /** Emits how many events were brought, or were there. */
        Mono<Long> bring(List<RecordedEvent> events);
    }
}
