package com.tomriddelsdell.eventstore.r2dbc.replay;

import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.RebuildableProjection;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A read model whose generations are copies of one table: what is left to write is its name, the table, and what happens at an
 * event.
 *
 * <pre>{@code
 * record Inbox(GenerationTable table) implements TableProjection
 * }</pre>
 *
 * <p>A read model of several tables implements {@link RebuildableProjection} itself, with a {@link GenerationTable} for each.
 */
public interface TableProjection extends RebuildableProjection<Connection> {

    /** Where its rows are; the same each time. */
    GenerationTable table();

    @Override
    default Mono<Void> create(Connection transaction, int generation) {
        return table().create(transaction, generation);
    }

    @Override
    default Mono<Void> drop(Connection transaction, int generation) {
        return table().drop(transaction, generation);
    }

    @Override
    default Mono<Void> publish(Connection transaction, int generation) {
        return table().publish(transaction, generation);
    }

    @Override
    default Flux<ProjectedRow> rows(Connection transaction, int generation, @Nullable String after, int limit) {
        return table().rows(transaction, generation, after, limit);
    }

    @Override
    default Mono<ProjectedRow> row(Connection transaction, int generation, String key) {
        return table().row(transaction, generation, key);
    }
}
