package com.tomriddelsdell.portfolio.visit.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PageCount;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import com.tomriddelsdell.portfolio.visit.VisitStreams;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds up what the days brought: looks at pages, and messages. */
final class VisitsProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.visits";

    private static final String ADD_VIEWS = """
            INSERT INTO portfolio.page_view AS known (day, page, referrer, views, visits)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (day, page, referrer)
            DO UPDATE SET views = known.views + excluded.views, visits = known.visits + excluded.visits
            """;

    private static final String ADD_CONTACT = """
            INSERT INTO portfolio.contact_count AS known (day, category, contacts)
            VALUES ($1, $2, 1)
            ON CONFLICT (day, category) DO UPDATE SET contacts = known.contacts + 1
            """;

    private final EventCodec<VisitEvent> visits;
    private final EventCodec<ContactEvent> contacts;

    VisitsProjection(EventCodec<VisitEvent> visits, EventCodec<ContactEvent> contacts) {
        this.visits = visits;
        this.contacts = contacts;
    }

    Subscription<Connection> subscription() {
        return Subscription.projecting(NAME, this)
                .only(EventFilter.everything().inCategories(VisitStreams.CATEGORY, ContactStreams.CATEGORY));
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent event) {
        return event.stream().category().equals(VisitStreams.CATEGORY)
                ? viewed(transaction, event)
                : contacted(transaction, event);
    }

    private Mono<Void> viewed(Connection transaction, RecordedEvent event) {
        return visits.decoded(event)
                .flatMapIterable(decoded -> decoded)
                .concatMap(decoded -> switch (decoded.event()) {
                    case PagesViewed(var day, var counts) ->
                        Flux.fromIterable(counts).concatMap(count -> add(transaction, day, count));
                })
                .then();
    }

    private Mono<Void> contacted(Connection transaction, RecordedEvent event) {
        return contacts.decoded(event)
                .flatMapIterable(decoded -> decoded)
                .concatMap(
                        decoded -> decoded.event() instanceof ContactRequestSubmitted submitted && !submitted.isSpam()
                                ? add(transaction, event, submitted)
                                : Mono.empty())
                .then();
    }

    private static Mono<Void> add(Connection transaction, LocalDate day, PageCount count) {
        return execute(transaction
                .createStatement(ADD_VIEWS)
                .bind("$1", day)
                .bind("$2", count.page())
                .bind("$3", count.referrer())
                .bind("$4", count.views())
                .bind("$5", count.visits()));
    }

    private static Mono<Void> add(Connection transaction, RecordedEvent event, ContactRequestSubmitted submitted) {
        return execute(transaction
                .createStatement(ADD_CONTACT)
                .bind("$1", LocalDate.ofInstant(event.recordedAt(), ZoneOffset.UTC))
                .bind("$2", submitted.category().name().toLowerCase(Locale.ROOT)));
    }

    private static Mono<Void> execute(Statement statement) {
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }
}
