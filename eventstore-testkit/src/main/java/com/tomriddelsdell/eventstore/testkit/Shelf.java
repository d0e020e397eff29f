package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where a read model of the contracts keeps its rows, in generations.
 *
 * @param <T> the transaction that they are written in
 */
public interface Shelf<T> {

    /** Makes an empty generation; fails if there is one. */
    Mono<Void> create(T transaction, int generation);

    /** Removes a generation; does nothing if there is none. */
    Mono<Void> drop(T transaction, int generation);

    /** Lets readers see a generation. */
    Mono<Void> publish(T transaction, int generation);

    /** Adds {@code text} to the end of a row, which is made if there is none. */
    Mono<Void> add(T transaction, int generation, String key, String text);

    /** Removes a row. */
    Mono<Void> remove(T transaction, int generation, String key);

    /** Rows by key. */
    Flux<ProjectedRow> rows(T transaction, int generation, @Nullable String after, int limit);

    /** One row. */
    Mono<ProjectedRow> row(T transaction, int generation, String key);

    /** What readers see now, by key. */
    Flux<ProjectedRow> read();

    /** The generations that there are, scratch generations among them. */
    Flux<Integer> generations();
}
