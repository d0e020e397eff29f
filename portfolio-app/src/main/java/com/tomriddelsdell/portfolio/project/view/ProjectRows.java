package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.portfolio.project.ImageEvent;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectCreated;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectDeleted;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectEdited;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectPublished;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectUnpublished;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the events of projects do to their rows. */
final class ProjectRows {

    private static final String INSERT = """
            INSERT INTO portfolio.project
                   (slug, version, position, event_id, changed_at, order_key, title, summary, body, category, tags,
                    link_labels, link_urls, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, to_tsvector('simple', $14))
            """;

    private static final String EDIT = """
            UPDATE portfolio.project
               SET version = $2, position = $3, event_id = $4, changed_at = $5,
                   title = $6, summary = $7, body = $8, category = $9, tags = $10,
                   link_labels = $11, link_urls = $12, words = to_tsvector('simple', $13)
             WHERE slug = $1
            """;

    private static final String SHOW = """
            UPDATE portfolio.project
               SET version = $2, position = $3, event_id = $4, changed_at = $5, published_at = $6
             WHERE slug = $1
            """;

    private static final String HIDE = """
            UPDATE portfolio.project
               SET version = $2, position = $3, event_id = $4, changed_at = $5, published_at = NULL
             WHERE slug = $1
            """;

    private static final String MOVE = """
            UPDATE portfolio.project
               SET version = $2, position = $3, event_id = $4, changed_at = $5, order_key = $6
             WHERE slug = $1
            """;

    private static final String IMAGES = "SELECT images FROM portfolio.project WHERE slug = $1";

    private static final String ILLUSTRATE = """
            UPDATE portfolio.project
               SET version = $2, position = $3, event_id = $4, changed_at = $5, images = $6
             WHERE slug = $1
            """;

    private static final String DELETE = "DELETE FROM portfolio.project WHERE slug = $1";

    private static final String NOTE = "UPDATE portfolio.project_checkpoint SET position = $1, event_id = $2";

    private final Connection transaction;

    ProjectRows(Connection transaction) {
        this.transaction = transaction;
    }

    Mono<Void> apply(RecordedEvent recorded, ProjectEvent event) {
        return event instanceof ImageEvent image ? illustrate(recorded, image) : execute(statement(recorded, event));
    }

    private Statement statement(RecordedEvent recorded, ProjectEvent event) {
        return switch (event) {
            case ProjectCreated(var content, var key) ->
                content(of(recorded, INSERT).bind("$6", key), 7, content);
            case ProjectEdited(var content) -> content(of(recorded, EDIT), 6, content);
            case ProjectPublished(var at) -> of(recorded, SHOW).bind("$6", at);
            case ProjectUnpublished() -> of(recorded, HIDE);
            case ProjectReordered(var key) -> of(recorded, MOVE).bind("$6", key);
            case ProjectDeleted() -> transaction.createStatement(DELETE).bind("$1", slug(recorded));
            case ImageEvent image -> throw new IllegalArgumentException("not of an image: " + image);
        };
    }

    /** Images are changed by the same rules as where they are decided about, and for that are read first. */
    private Mono<Void> illustrate(RecordedEvent recorded, ImageEvent event) {
        return Flux.from(transaction
                        .createStatement(IMAGES)
                        .bind("$1", slug(recorded))
                        .execute())
                .flatMap(result -> result.map(ImageColumn::read))
                .next()
                .map(event::applyTo)
                .flatMap(images -> execute(of(recorded, ILLUSTRATE).bind("$6", ImageColumn.written(images))));
    }

    /** That {@code recorded} is the last event which the rows show. */
    Mono<Void> note(RecordedEvent recorded) {
        return execute(transaction
                .createStatement(NOTE)
                .bind("$1", recorded.position().value())
                .bind("$2", recorded.id()));
    }

    private Statement of(RecordedEvent recorded, String sql) {
        return transaction
                .createStatement(sql)
                .bind("$1", slug(recorded))
                .bind("$2", recorded.version().value())
                .bind("$3", recorded.position().value())
                .bind("$4", recorded.id())
                .bind("$5", recorded.recordedAt());
    }

    private static Statement content(Statement statement, int first, ProjectContent content) {
        return statement
                .bind("$" + first, content.title())
                .bind("$" + (first + 1), content.summary())
                .bind("$" + (first + 2), content.body())
                .bind("$" + (first + 3), content.category())
                .bind("$" + (first + 4), content.tags().toArray(String[]::new))
                .bind("$" + (first + 5), links(content, ProjectLink::label))
                .bind("$" + (first + 6), links(content, ProjectLink::url))
                .bind("$" + (first + 7), words(content));
    }

    private static String[] links(ProjectContent content, Function<ProjectLink, String> part) {
        return content.links().stream().map(part).toArray(String[]::new);
    }

    private static String words(ProjectContent content) {
        return String.join(
                "\n",
                content.title(),
                content.summary(),
                content.category(),
                String.join("\n", content.tags()),
                content.body());
    }

    private static String slug(RecordedEvent recorded) {
        return ProjectStreams.slug(recorded.stream()).value();
    }

    private static Mono<Void> execute(Statement statement) {
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then();
    }
}
