package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import com.tomriddelsdell.portfolio.project.Slug;
import reactor.core.publisher.Mono;

/**
 * The projects that everybody sees. They follow the log a few milliseconds behind: one that was just published may not be
 * here yet, unless one waits until its position is {@linkplain #reached(Position) reached}.
 */
public interface PublishedProjects {

    int MAX_PAGE = 100;
    int DEFAULT_PAGE = 20;

    /**
     * The projects after {@code cursor} that {@code filter} lets through, in their order.
     *
     * @param cursor {@link ProjectCursor#FIRST}, or where the page before ended
     * @param limit how many, from 1 to {@value #MAX_PAGE}
     */
    Mono<ProjectPage> page(ProjectFilter filter, ProjectCursor cursor, int limit);

    /** One project; empty when there is none of that slug, or it is not published. */
    Mono<PublishedProject> find(Slug slug);

    /** The categories and tags that there are, to choose from. */
    Mono<ProjectLabels> labels();

    /**
     * The last event of any project that is shown here. What is read afterwards shows it, or more; as long as it stays the
     * same, so does everything else here.
     */
    Mono<Checkpoint> checkpoint();

    /**
     * Completes once everything up to {@code position} is shown.
     *
     * <p><strong>Errors:</strong> {@link NotCaughtUpException} when that takes more than two seconds.
     */
    Mono<Void> reached(Position position);
}
