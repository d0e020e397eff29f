package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The inbox, read from the table that {@link InboxProjection} writes. */
final class InboxTable implements Inbox {

    private static final String PAGE = """
            SELECT id, position, name, email, message, submitted_at
              FROM portfolio.contact_request
             WHERE position < $1
             ORDER BY position DESC
             LIMIT $2
            """;

    private static final String ONE = """
            SELECT id, position, name, email, message, submitted_at
              FROM portfolio.contact_request
             WHERE id = $1
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final Subscriptions<?> subscriptions;

    InboxTable(DatabaseClient database, Subscriptions<?> subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    @Override
    public Mono<Void> reached(Position position) {
        return subscriptions.await(InboxProjection.NAME, position, PATIENCE);
    }

    @Override
    public Mono<InboxPage> page(InboxCursor cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to %d, but was %d".formatted(MAX_PAGE, limit));
        }
        return database.sql(PAGE)
                .bind("$1", cursor.position())
                .bind("$2", limit + 1)
                .map(InboxTable::entry)
                .all()
                .collectList()
                .map(found -> InboxPage.of(found, limit));
    }

    @Override
    public Mono<InboxEntry> find(UUID id) {
        return database.sql(ONE).bind("$1", id).map(InboxTable::entry).one();
    }

    private static InboxEntry entry(Readable row) {
        return new InboxEntry(
                column(row, "id", UUID.class),
                column(row, "position", Long.class),
                column(row, "name", String.class),
                column(row, "email", String.class),
                column(row, "message", String.class),
                column(row, "submitted_at", Instant.class));
    }

    private static <T> T column(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
