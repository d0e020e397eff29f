package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Keeps the tables of contact requests up to date. What is forgotten of a person lies in several streams, so this is never
 * partitioned.
 */
final class InboxProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.inbox";

    private final EventCodec<ContactEvent> codec;

    InboxProjection(EventCodec<ContactEvent> codec) {
        this.codec = codec;
    }

    Subscription<Connection> subscription() {
        return Subscription.projecting(NAME, this)
                .only(EventFilter.everything().inCategories(ContactStreams.CATEGORY, ContactStreams.PEOPLE));
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent event) {
        var rows = new InboxRows(transaction);
        return codec.decoded(event)
                .flatMapIterable(given -> given)
                .concatMap(given -> rows.apply(given.source(), given.event()))
                .then();
    }
}
