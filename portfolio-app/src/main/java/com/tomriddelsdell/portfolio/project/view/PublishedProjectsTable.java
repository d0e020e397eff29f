package com.tomriddelsdell.portfolio.project.view;

import static com.tomriddelsdell.portfolio.project.view.Columns.text;
import static com.tomriddelsdell.portfolio.project.view.Columns.texts;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Slug;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The published projects, read from the table that {@link ProjectsProjection} writes. */
final class PublishedProjectsTable implements PublishedProjects {

    /** One statement sees one state: what it notes as shown last is what its rows show. */
    private static final String PAGE = """
            SELECT shown.position, shown.event_id, project.slug, project.order_key, project.title, project.summary,
                   project.category, project.tags, project.published_at, project.images
              FROM portfolio.project_checkpoint AS shown
              LEFT JOIN LATERAL (
                   SELECT *
                     FROM portfolio.project
                    WHERE published_at IS NOT NULL
                      AND (order_key, slug) > ($1, $2)
                      AND ($3 = '' OR category = $3)
                      AND ($4 = '' OR $4 = ANY (tags))
                      AND ($5 = '' OR words @@ to_tsquery('simple', $5))
                      AND NOT $6
                    ORDER BY order_key, slug
                    LIMIT $7
                   ) AS project ON true
             ORDER BY project.order_key, project.slug
            """;

    private static final String ONE = """
            SELECT slug, position, event_id, title, summary, body, category, tags, link_labels, link_urls, published_at,
                   images
              FROM portfolio.project
             WHERE slug = $1 AND published_at IS NOT NULL
            """;

    private static final String LABELS = """
            SELECT ARRAY(SELECT DISTINCT category
                           FROM portfolio.project
                          WHERE published_at IS NOT NULL
                          ORDER BY category) AS categories,
                   ARRAY(SELECT DISTINCT tag
                           FROM portfolio.project, unnest(tags) AS tag
                          WHERE published_at IS NOT NULL
                          ORDER BY tag) AS tags
            """;

    private static final String CHECKPOINT = "SELECT position, event_id FROM portfolio.project_checkpoint";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final Subscriptions<?> subscriptions;

    PublishedProjectsTable(DatabaseClient database, Subscriptions<?> subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    @Override
    public Mono<ProjectPage> page(ProjectFilter filter, ProjectCursor cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to %d, but was %d".formatted(MAX_PAGE, limit));
        }
        return database.sql(PAGE)
                .bind("$1", cursor.orderKey())
                .bind("$2", cursor.slug())
                .bind("$3", filter.category())
                .bind("$4", filter.tag())
                .bind("$5", filter.words())
                .bind("$6", filter.isHopeless())
                .bind("$7", limit + 1)
                .map(PublishedProjectsTable::found)
                .all()
                .collectList()
                .map(rows -> page(rows, limit));
    }

    @Override
    public Mono<PublishedProject> find(Slug slug) {
        return database.sql(ONE)
                .bind("$1", slug.value())
                .map(PublishedProjectsTable::project)
                .one();
    }

    @Override
    public Mono<ProjectLabels> labels() {
        return database.sql(LABELS)
                .map(row -> new ProjectLabels(texts(row, "categories"), texts(row, "tags")))
                .one();
    }

    @Override
    public Mono<Checkpoint> checkpoint() {
        return database.sql(CHECKPOINT)
                .map(row -> Columns.checkpoint(row, "position", "event_id"))
                .one();
    }

    @Override
    public Mono<Void> reached(Position position) {
        return subscriptions.await(ProjectsProjection.NAME, position, PATIENCE);
    }

    /** There is always a first row, for the checkpoint; it has no project when none was found. */
    private static ProjectPage page(List<Found> rows, int limit) {
        var checkpoint = rows.getFirst().checkpoint();
        if (rows.getFirst().place() == null) {
            return new ProjectPage(List.of(), null, checkpoint);
        }
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit ? shown.getLast().place() : null;
        return new ProjectPage(shown.stream().map(Found::summary).toList(), next, checkpoint);
    }

    private static Found found(Readable row) {
        var checkpoint = Columns.checkpoint(row, "position", "event_id");
        return row.get("slug") == null
                ? new Found(checkpoint, null, Found.NOTHING)
                : new Found(checkpoint, place(row), summary(row));
    }

    private static ProjectCursor place(Readable row) {
        return ProjectCursor.after(new OrderKey(text(row, "order_key")), new Slug(text(row, "slug")));
    }

    private static ProjectSummary summary(Readable row) {
        return new ProjectSummary(
                text(row, "slug"),
                text(row, "title"),
                text(row, "summary"),
                text(row, "category"),
                texts(row, "tags"),
                Columns.of(row, "published_at", Instant.class),
                ImageColumn.cover(row).orElse(null));
    }

    private static PublishedProject project(Readable row) {
        return new PublishedProject(
                new Slug(text(row, "slug")),
                Columns.content(row),
                ImageColumn.read(row),
                Columns.of(row, "published_at", Instant.class),
                Columns.checkpoint(row, "position", "event_id"));
    }

    private record Found(Checkpoint checkpoint, @Nullable ProjectCursor place, ProjectSummary summary) {

        private static final ProjectSummary NOTHING =
                new ProjectSummary("", "", "", "", List.of(), Instant.EPOCH, null);
    }
}
