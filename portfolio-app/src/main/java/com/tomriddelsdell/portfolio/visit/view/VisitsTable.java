package com.tomriddelsdell.portfolio.visit.view;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The visits, read from the tables that {@link VisitsProjection} writes. */
final class VisitsTable implements Visits {

    private static final String DAYS = """
            SELECT coalesce(viewed.day, contacted.day) AS day,
                   coalesce(viewed.views, 0) AS views,
                   coalesce(viewed.visits, 0) AS visits,
                   coalesce(contacted.contacts, 0) AS contacts
              FROM (SELECT day, sum(views)::bigint AS views, sum(visits)::bigint AS visits
                      FROM portfolio.page_view
                     WHERE day BETWEEN $1 AND $2
                     GROUP BY day) AS viewed
              FULL JOIN (SELECT day, sum(contacts)::bigint AS contacts
                           FROM portfolio.contact_count
                          WHERE day BETWEEN $1 AND $2
                          GROUP BY day) AS contacted ON contacted.day = viewed.day
             ORDER BY 1
            """;

    private static final String PAGES = """
            SELECT page AS name, sum(views)::bigint AS count
              FROM portfolio.page_view
             WHERE day BETWEEN $1 AND $2
             GROUP BY page
             ORDER BY count DESC, name
             LIMIT 20
            """;

    private static final String REFERRERS = """
            SELECT referrer AS name, sum(views)::bigint AS count
              FROM portfolio.page_view
             WHERE day BETWEEN $1 AND $2 AND referrer <> ''
             GROUP BY referrer
             ORDER BY count DESC, name
             LIMIT 20
            """;

    private static final String CATEGORIES = """
            SELECT category AS name, sum(contacts)::bigint AS count
              FROM portfolio.contact_count
             WHERE day BETWEEN $1 AND $2
             GROUP BY category
             ORDER BY count DESC, name
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final Subscriptions<?> subscriptions;

    VisitsTable(DatabaseClient database, Subscriptions<?> subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    @Override
    public Mono<Report> report(LocalDate first, LocalDate last) {
        return Mono.zip(
                        days(first, last),
                        named(PAGES, first, last),
                        named(REFERRERS, first, last),
                        named(CATEGORIES, first, last))
                .map(parts -> new Report(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4()));
    }

    @Override
    public Mono<Void> reached(Position position) {
        return subscriptions.await(VisitsProjection.NAME, position, PATIENCE);
    }

    private Mono<List<Day>> days(LocalDate first, LocalDate last) {
        return between(DAYS, first, last)
                .map(row -> new Day(
                        of(row, "day", LocalDate.class),
                        of(row, "views", Long.class),
                        of(row, "visits", Long.class),
                        of(row, "contacts", Long.class)))
                .all()
                .collectList();
    }

    private Mono<List<Named>> named(String sql, LocalDate first, LocalDate last) {
        return between(sql, first, last)
                .map(row -> new Named(of(row, "name", String.class), of(row, "count", Long.class)))
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec between(String sql, LocalDate first, LocalDate last) {
        return database.sql(sql).bind("$1", first).bind("$2", last);
    }

    private static <T> T of(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
