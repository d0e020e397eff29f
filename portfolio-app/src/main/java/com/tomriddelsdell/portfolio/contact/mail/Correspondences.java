package com.tomriddelsdell.portfolio.contact.mail;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.projection.LiveProjection;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import reactor.core.publisher.Mono;

/** Reads from the log what is known of a contact request now. */
final class Correspondences {

    private final EventStore store;
    private final LiveProjection<Correspondence, ContactEvent> projection;

    Correspondences(EventStore store, EventCodec<ContactEvent> codec) {
        this.store = store;
        this.projection = LiveProjection.of(codec, () -> Correspondence.NOTHING, Correspondence::after);
    }

    Mono<Correspondence> in(StreamId request) {
        return projection.of(store, StreamRead.of(request));
    }
}
