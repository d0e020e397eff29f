package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectLink;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the columns of a row of the projects' tables mean. */
final class Columns {

    private Columns() {}

    static String text(Readable row, String name) {
        return of(row, name, String.class);
    }

    static List<String> texts(Readable row, String name) {
        return List.of(of(row, name, String[].class));
    }

    static <T> T of(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }

    /** In the database of the log, position and event say it all: they are lost and restored together with it. */
    static Checkpoint checkpoint(Readable row, String position, String eventId) {
        return new Checkpoint(Position.of(of(row, position, Long.class)), row.get(eventId, UUID.class), null);
    }

    static ProjectContent content(Readable row) {
        return new ProjectContent(
                text(row, "title"),
                text(row, "summary"),
                text(row, "body"),
                text(row, "category"),
                texts(row, "tags"),
                links(texts(row, "link_labels"), texts(row, "link_urls")));
    }

    private static List<ProjectLink> links(List<String> labels, List<String> urls) {
        return IntStream.range(0, labels.size())
                .mapToObj(number -> new ProjectLink(labels.get(number), urls.get(number)))
                .toList();
    }
}
