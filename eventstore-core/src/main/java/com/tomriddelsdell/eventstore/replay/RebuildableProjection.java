package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A read model that can be built anew beside the one that is read. It is kept in <em>generations</em>: each is a complete copy
 * of its own, numbered from 1, built from the first event on. Readers know one name, which stands for the generation that was
 * published last.
 *
 * <p>Events are applied one by one, unless it is a {@link RebuildableBatchProjection}.
 *
 * <p>Everything it does, it does through the transaction it is given. It has no other effects: whoever sends mail, or calls
 * others, is a {@link com.tomriddelsdell.eventstore.subscribe.EventHandler}, which cannot be replayed.
 *
 * <p>One is made per process and is thread-safe. Nothing here blocks.
 *
 * @param <T> the transaction that the read model is written in: a connection, a map
 */
public interface RebuildableProjection<T> {

    /** Its name, never to be changed once deployed: 1 to 80 letters, digits, {@code '.'}, {@code '_'} and {@code '-'}. */
    String name();

    /**
     * Which version of the code this is: to be raised whenever other rows come from the same events. A process feeds only
     * generations of a version that it {@linkplain #feeds(int) can feed}.
     */
    default int version() {
        return 1;
    }

    /**
     * Whether this code can go on with a generation that {@code version} of it has begun. Where the old version can be fed no
     * more by anybody, its generation falls behind, and the way back to it is closed.
     */
    default boolean feeds(int version) {
        return version == version();
    }

    /** The events that concern it; all unless said otherwise. */
    default EventFilter filter() {
        return EventFilter.everything();
    }

    /**
     * On how many partitions it may be built at a time at most: 1, unless rows depend on events of one stream each, so that
     * order between streams does not matter.
     */
    default int mostPartitions() {
        return 1;
    }

    /** What happens when an event cannot be applied. */
    default RetryPolicy retries() {
        return RetryPolicy.DEFAULT;
    }

    /** Makes an empty generation. */
    Mono<Void> create(T transaction, int generation);

    /** Removes a generation and all of its rows; does nothing if there is none. Never called for the one that is read. */
    Mono<Void> drop(T transaction, int generation);

    /**
     * Lets readers see this generation from the commit on, instead of the one before: atomically, and without anything that
     * readers would have to be told. On PostgreSQL, for example, by replacing a view.
     */
    Mono<Void> publish(T transaction, int generation);

    /**
     * Applies one event to one generation. Called as
     * {@link com.tomriddelsdell.eventstore.subscribe.Projection#apply} is.
     */
    Mono<Void> apply(T transaction, int generation, RecordedEvent event);

    /**
     * Reads rows of a generation, in the order of the code points of their keys.
     *
     * @param after the key before the first row, exclusive; null for the first
     * @param limit the most rows to emit
     */
    Flux<ProjectedRow> rows(T transaction, int generation, @Nullable String after, int limit);

    /**
     * Reads one row of a generation.
     *
     * @return empty if there is none of this key
     */
    Mono<ProjectedRow> row(T transaction, int generation, String key);

    /**
     * The events that can touch a row: as few as the key tells; those of {@link #filter()} unless said otherwise.
     */
    default EventFilter concerning(String key) {
        requireNonNull(key, "key");
        return filter();
    }

    /**
     * Whether events of a part of the log can be applied again to a generation that holds what came of them already, after
     * {@link #clear}. No, unless said otherwise: then only everything can be replayed.
     */
    default boolean canRepair(ReplayRequest part) {
        requireNonNull(part, "part");
        return false;
    }

    /**
     * Takes out of a generation what the events of {@code part} have put in, so that they can be applied again; nothing, where
     * applying them again overwrites it. Only called where {@link #canRepair} says yes.
     */
    default Mono<Void> clear(T transaction, int generation, ReplayRequest part) {
        requireNonNull(transaction, "transaction");
        requireNonNull(part, "part");
        return Mono.empty();
    }
}
