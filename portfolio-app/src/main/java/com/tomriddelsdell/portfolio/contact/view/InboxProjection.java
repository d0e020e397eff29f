package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactClosed;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the table of contact requests up to date. */
final class InboxProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.inbox";

    private static final String INSERT = """
            INSERT INTO portfolio.contact_request (id, position, name, email, message, submitted_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private final EventCodec<ContactEvent> codec;

    InboxProjection(EventCodec<ContactEvent> codec) {
        this.codec = codec;
    }

    Subscription<Connection> subscription() {
        return Subscription.projecting(NAME, this).only(EventFilter.everything().inCategories(ContactStreams.CATEGORY));
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent event) {
        return codec.decoded(event)
                .flatMapIterable(given -> given)
                .concatMap(given -> apply(transaction, given))
                .then();
    }

    private static Mono<Void> apply(Connection transaction, Decoded<ContactEvent> given) {
        return switch (given.event()) {
            case ContactRequestSubmitted submitted -> insert(transaction, InboxEntry.of(given.source(), submitted));
            case ContactAnswered answered -> Mono.empty();
            case ContactClosed closed -> Mono.empty();
        };
    }

    private static Mono<Void> insert(Connection transaction, InboxEntry entry) {
        var statement = transaction
                .createStatement(INSERT)
                .bind("$1", entry.id())
                .bind("$2", entry.position())
                .bind("$3", entry.name())
                .bind("$4", entry.email())
                .bind("$5", entry.message())
                .bind("$6", entry.submittedAt());
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }
}
