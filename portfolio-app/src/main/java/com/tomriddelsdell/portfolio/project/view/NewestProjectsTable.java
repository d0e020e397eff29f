package com.tomriddelsdell.portfolio.project.view;

import static com.tomriddelsdell.portfolio.project.view.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The newest projects, read from the table that {@link ProjectsProjection} writes. */
final class NewestProjectsTable implements NewestProjects {

    /** One statement sees one state: what it notes as shown last is what its rows show. */
    private static final String NEWEST = """
            SELECT shown.position AS shown_position, shown.event_id AS shown_event_id, project.*
              FROM portfolio.project_checkpoint AS shown
              LEFT JOIN LATERAL (
                   SELECT slug, title, summary, body, category, tags, link_labels, link_urls, published_at, changed_at
                     FROM portfolio.project
                    WHERE published_at IS NOT NULL
                    ORDER BY published_at DESC, slug
                    LIMIT $1
                   ) AS project ON true
             ORDER BY project.published_at DESC, project.slug
            """;

    private static final String PLACES = """
            SELECT shown.position AS shown_position, shown.event_id AS shown_event_id, project.*
              FROM portfolio.project_checkpoint AS shown
              LEFT JOIN LATERAL (
                   SELECT slug, published_at, changed_at
                     FROM portfolio.project
                    WHERE published_at IS NOT NULL
                    ORDER BY published_at DESC, slug
                    LIMIT $1
                   ) AS project ON true
             ORDER BY project.published_at DESC, project.slug
            """;

    private final DatabaseClient database;

    NewestProjectsTable(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Shown<Entry>> newest(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit must be from 1 to %d, but was %d".formatted(MAX, limit));
        }
        return shown(NEWEST, limit, NewestProjectsTable::entry);
    }

    @Override
    public Mono<Shown<Place>> places() {
        return shown(PLACES, MAX, NewestProjectsTable::place);
    }

    /** There is always a first row, for the checkpoint; it has no project when there is none. */
    private <T> Mono<Shown<T>> shown(String sql, int limit, Function<Readable, T> item) {
        return database.sql(sql)
                .bind("$1", limit)
                .map(row -> new Shown<>(items(row, item), Columns.checkpoint(row, "shown_position", "shown_event_id")))
                .all()
                .collectList()
                .map(NewestProjectsTable::joined);
    }

    private static <T> List<T> items(Readable row, Function<Readable, T> item) {
        return Optional.ofNullable(row.get("slug")).map(slug -> item.apply(row)).stream()
                .toList();
    }

    private static <T> Shown<T> joined(List<Shown<T>> rows) {
        return new Shown<>(
                rows.stream().flatMap(row -> row.items().stream()).toList(),
                rows.getFirst().checkpoint());
    }

    private static Entry entry(Readable row) {
        return new Entry(
                text(row, "slug"),
                Columns.content(row),
                Columns.of(row, "published_at", Instant.class),
                Columns.of(row, "changed_at", Instant.class));
    }

    private static Place place(Readable row) {
        return new Place(text(row, "slug"), Columns.of(row, "changed_at", Instant.class));
    }
}
