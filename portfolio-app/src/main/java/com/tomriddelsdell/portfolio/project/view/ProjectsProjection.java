package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the table of projects up to date, and notes which event it shows last. There is one note for all projects, so
 * this is never partitioned.
 */
final class ProjectsProjection implements Projection<Connection> {

    /** The name of the checkpoint: must never change. */
    static final String NAME = "portfolio.projects";

    private final EventCodec<ProjectEvent> codec;

    ProjectsProjection(EventCodec<ProjectEvent> codec) {
        this.codec = codec;
    }

    Subscription<Connection> subscription() {
        return Subscription.projecting(NAME, this).only(EventFilter.everything().inCategories(ProjectStreams.CATEGORY));
    }

    @Override
    public Mono<Void> apply(Connection transaction, RecordedEvent event) {
        var rows = new ProjectRows(transaction);
        return codec.decoded(event)
                .flatMapMany(Flux::fromIterable)
                .concatMap(decoded -> rows.apply(event, decoded.event()))
                .then(rows.note(event));
    }
}
