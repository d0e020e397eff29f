package com.tomriddelsdell.portfolio.project.view;

import static com.tomriddelsdell.portfolio.project.view.Columns.text;

import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Slug;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All projects, read from the table that {@link ProjectsProjection} writes. */
final class AllProjectsTable implements AllProjects {

    private static final String LIST = """
            SELECT slug, version, title, category, changed_at, published_at
              FROM portfolio.project
             ORDER BY order_key, slug
            """;

    private static final String FIRST = "SELECT coalesce(min(order_key), '') AS high FROM portfolio.project";

    /** The neighbours have other keys: between equal ones there is no room. */
    private static final String BEFORE = """
            SELECT coalesce((SELECT max(order_key) FROM portfolio.project WHERE order_key < anchor.order_key), '') AS low,
                   order_key AS high
              FROM portfolio.project AS anchor
             WHERE slug = $1
            """;

    private static final String AFTER = """
            SELECT order_key AS low,
                   coalesce((SELECT min(order_key) FROM portfolio.project WHERE order_key > anchor.order_key), '') AS high
              FROM portfolio.project AS anchor
             WHERE slug = $1
            """;

    private final DatabaseClient database;

    AllProjectsTable(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<ListedProject> list() {
        return database.sql(LIST).map(AllProjectsTable::listed).all();
    }

    @Override
    public Mono<OrderKey> first() {
        return database.sql(FIRST)
                .map(row -> text(row, "high"))
                .one()
                .map(high -> high.isEmpty() ? OrderKey.MIDDLE : OrderKey.before(new OrderKey(high)));
    }

    @Override
    public Mono<OrderKey> before(Slug slug) {
        return between(BEFORE, slug);
    }

    @Override
    public Mono<OrderKey> after(Slug slug) {
        return between(AFTER, slug);
    }

    private Mono<OrderKey> between(String neighbours, Slug slug) {
        return database.sql(neighbours)
                .bind("$1", slug.value())
                .map(row -> between(text(row, "low"), text(row, "high")))
                .one();
    }

    private static OrderKey between(String low, String high) {
        if (low.isEmpty()) {
            return OrderKey.before(new OrderKey(high));
        }
        return high.isEmpty()
                ? OrderKey.after(new OrderKey(low))
                : OrderKey.between(new OrderKey(low), new OrderKey(high));
    }

    private static ListedProject listed(Readable row) {
        return new ListedProject(
                text(row, "slug"),
                Columns.of(row, "version", Long.class),
                text(row, "title"),
                text(row, "category"),
                Columns.of(row, "changed_at", Instant.class),
                row.get("published_at", Instant.class));
    }
}
