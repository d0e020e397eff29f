package com.tomriddelsdell.portfolio.account.view;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table that {@link OpenGrantsProjection} writes. */
final class OpenGrantsTable implements OpenGrants {

    private static final String OPEN =
            "SELECT 1 FROM portfolio.account_grant WHERE id = $1 AND account = $2 AND until > now()";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final Subscriptions<?> subscriptions;

    OpenGrantsTable(DatabaseClient database, Subscriptions<?> subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    @Override
    public Mono<Void> reached(Position position) {
        return subscriptions.await(OpenGrantsProjection.NAME, position, PATIENCE);
    }

    @Override
    public Mono<Boolean> isOpen(String account, String id) {
        return database.sql(OPEN)
                .bind("$1", id)
                .bind("$2", account)
                .map(row -> true)
                .one()
                .defaultIfEmpty(false);
    }
}
