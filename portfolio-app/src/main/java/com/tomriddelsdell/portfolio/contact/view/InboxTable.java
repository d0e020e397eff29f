package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.Status;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark.Kind;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox, read from the tables that {@link InboxProjection} writes. */
final class InboxTable implements Inbox {

    private static final String COLUMNS =
            "id, position, person, name, email, message, submitted_at, status, category, answered_at, spam";
    private static final String PAGE = """
            SELECT %s
              FROM portfolio.contact_request
             WHERE position < $1
               AND CASE WHEN $3::text IS NULL THEN status <> 'SPAM' ELSE status = $3 END
               AND ($4::text IS NULL OR category = $4)
             ORDER BY position DESC
             LIMIT $2
            """.formatted(COLUMNS);
    private static final String ONE = "SELECT %s FROM portfolio.contact_request WHERE id = $1".formatted(COLUMNS);
    private static final String REMARKS = """
            SELECT position, kind, text, written_at, by_mail, sent_at
              FROM portfolio.contact_remark
             WHERE request = $1
             ORDER BY position
            """;
    private static final String COUNTS = """
            SELECT status, count(*) AS requests
              FROM portfolio.contact_request
             GROUP BY status
            """;
    /** Spam is not answered, and if it was, by mistake. */
    private static final String MEDIAN = """
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - submitted_at))::float8 AS median
              FROM portfolio.contact_request
             WHERE answered_at IS NOT NULL AND status <> 'SPAM'
            """;

    private static final String PEOPLE = """
            SELECT person
              FROM portfolio.contact_request
             WHERE lower(email) = lower($1)
             GROUP BY person
             ORDER BY max(position) DESC
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
    public Mono<InboxPage> page(InboxFilter filter, InboxCursor cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to %d, but was %d".formatted(MAX_PAGE, limit));
        }
        return database.sql(PAGE)
                .bind("$1", cursor.position())
                .bind("$2", limit + 1)
                .bind("$3", Parameters.in(R2dbcType.VARCHAR, name(filter.status())))
                .bind("$4", Parameters.in(R2dbcType.VARCHAR, name(filter.category())))
                .map(InboxTable::entry)
                .all()
                .collectList()
                .map(found -> InboxPage.of(found, limit));
    }

    @Override
    public Mono<ContactDetail> find(UUID id) {
        return database.sql(ONE)
                .bind("$1", id)
                .map(InboxTable::entry)
                .one()
                .flatMap(entry -> remarks(id).collectList().map(remarks -> new ContactDetail(entry, remarks)));
    }

    @Override
    public Mono<InboxSummary> summary() {
        return counts().zipWith(median(), (counts, median) -> new InboxSummary(counts, median.orElse(null)));
    }

    @Override
    public Flux<String> people(String email) {
        return database.sql(PEOPLE)
                .bind("$1", email)
                .map(row -> column(row, "person", String.class))
                .all();
    }

    private Flux<ContactRemark> remarks(UUID id) {
        return database.sql(REMARKS).bind("$1", id).map(InboxTable::remark).all();
    }

    private static ContactRemark remark(Readable row) {
        return new ContactRemark(
                column(row, "position", Long.class),
                Kind.valueOf(column(row, "kind", String.class)),
                column(row, "text", String.class),
                column(row, "written_at", Instant.class),
                column(row, "by_mail", Boolean.class),
                row.get("sent_at", Instant.class));
    }

    private Mono<Map<Status, Long>> counts() {
        return database.sql(COUNTS)
                .map(row -> Map.entry(
                        Status.valueOf(column(row, "status", String.class)), column(row, "requests", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Optional<Duration>> median() {
        return database.sql(MEDIAN)
                .map(row -> Optional.ofNullable(row.get("median", Double.class))
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))))
                .one();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static InboxEntry entry(Readable row) {
        return new InboxEntry(
                column(row, "id", UUID.class),
                column(row, "position", Long.class),
                column(row, "person", String.class),
                column(row, "name", String.class),
                column(row, "email", String.class),
                column(row, "message", String.class),
                column(row, "submitted_at", Instant.class),
                Status.valueOf(column(row, "status", String.class)),
                Category.valueOf(column(row, "category", String.class)),
                row.get("answered_at", Instant.class),
                Arrays.stream(column(row, "spam", String[].class))
                        .map(SpamReason::valueOf)
                        .toList());
    }

    private static <T> T column(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
