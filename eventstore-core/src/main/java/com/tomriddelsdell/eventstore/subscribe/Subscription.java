package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named consumer of the log: what it is given, and what it does about it. A projection is a subscription whose handler
 * writes in the transaction of the checkpoint.
 *
 * <pre>{@code
 * Subscription.projecting("inbox", projection).only(EventFilter.everything().inCategories("contact"))
 * Subscription.handling("welcome-mail", event -> mails.welcome(event)).partitions(8).startingAfter(Position.END)
 * }</pre>
 *
 * @param <T> the transaction that checkpoints are kept in
 */
public final class Subscription<T> {

    /** The most partitions that a subscription may have. */
    public static final int MAX_PARTITIONS = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");
    private static final int BATCH_IN_A_TRANSACTION = 500;
    private static final int BATCH_OUTSIDE = 100;
    private static final Duration HANDLER_LIMIT = Duration.ofMinutes(1);

    private final String name;
    private final Handling<T> handling;
    private final int partitions;
    private final EventFilter filter;
    private final Position start;
    private final RetryPolicy retries;
    private final int maxBatch;
    private final Duration pause;

    private Subscription(
            String name,
            Handling<T> handling,
            int partitions,
            EventFilter filter,
            Position start,
            RetryPolicy retries,
            int maxBatch,
            Duration pause) {
        this.name = name;
        this.handling = requireNonNull(handling, "handling");
        this.partitions = partitions;
        this.filter = requireNonNull(filter, "filter");
        this.start = requireNonNull(start, "start");
        this.retries = requireNonNull(retries, "retries");
        this.maxBatch = maxBatch;
        this.pause = pause;
    }

    /**
     * A subscription whose effects are written in the transaction of the checkpoint: each event takes effect exactly once. A
     * {@link BatchProjection} is given whole batches.
     *
     * @param name letters, digits, {@code '.'}, {@code '_'} and {@code '-'}, 100 at most; never to be changed once deployed
     */
    public static <T> Subscription<T> projecting(String name, Projection<T> projection) {
        return projection instanceof BatchProjection<T> batches
                ? projectingBatches(name, batches)
                : of(name, new InTheTransaction<>(projection, HANDLER_LIMIT), BATCH_IN_A_TRANSACTION);
    }

    /**
     * As {@link #projecting}, of a projection that takes a whole batch at once: as many events as came while the one before was
     * written, {@link #maxBatch} at most.
     */
    public static <T> Subscription<T> projectingBatches(String name, BatchProjection<T> projection) {
        return of(name, AtOnce.inTheTransaction(projection, HANDLER_LIMIT), BATCH_IN_A_TRANSACTION);
    }

    /**
     * A subscription whose handler does what cannot be rolled back: at least once. A {@link BatchEventHandler} is given whole
     * batches. For {@code name} see above.
     */
    public static <T> Subscription<T> handling(String name, EventHandler handler) {
        return handler instanceof BatchEventHandler batches
                ? handlingBatches(name, batches)
                : of(name, new BeforeTheCheckpoint<>(handler, HANDLER_LIMIT), BATCH_OUTSIDE);
    }

    /**
     * As {@link #handling}, of a handler that takes a whole batch at once: as many events as came while the one before was handled,
     * {@link #maxBatch} at most.
     */
    public static <T> Subscription<T> handlingBatches(String name, BatchEventHandler handler) {
        return of(name, AtOnce.beforeTheCheckpoint(handler, HANDLER_LIMIT), BATCH_OUTSIDE);
    }

    private static <T> Subscription<T> of(String name, Handling<T> handling, int maxBatch) {
        if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "name must be 1 to 100 letters, digits, '.', '_' or '-', but was: " + name);
        }
        return new Subscription<>(
                name,
                handling,
                1,
                EventFilter.everything(),
                Position.START,
                RetryPolicy.DEFAULT,
                maxBatch,
                Duration.ZERO);
    }

    /**
     * On how many processes it can run at a time; 1 unless said otherwise. Order is kept within a stream; between streams
     * only with one partition. The number can never be changed for a name.
     */
    public Subscription<T> partitions(int count) {
        if (count < 1 || count > MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "partitions must be from 1 to %d, but was %d".formatted(MAX_PARTITIONS, count));
        }
        return new Subscription<>(name, handling, count, filter, start, retries, maxBatch, pause);
    }

    /** Only the events that {@code filter} matches, which the database selects; all unless said otherwise. */
    public Subscription<T> only(EventFilter filter) {
        return new Subscription<>(name, handling, partitions, filter, start, retries, maxBatch, pause);
    }

    /**
     * Where it starts when it runs for the very first time; {@link Position#START} unless said otherwise. A position beyond
     * the end, such as {@link Position#END}, means the end of the log at that moment.
     */
    public Subscription<T> startingAfter(Position start) {
        return new Subscription<>(name, handling, partitions, filter, start, retries, maxBatch, pause);
    }

    /** What happens when an event cannot be handled; {@link RetryPolicy#DEFAULT} unless said otherwise. */
    public Subscription<T> retrying(RetryPolicy retries) {
        return new Subscription<>(name, handling, partitions, filter, start, retries, maxBatch, pause);
    }

    /**
     * The most events between two checkpoints; 500 in the transaction of the checkpoint and 100 outside it, unless said
     * otherwise.
     */
    public Subscription<T> maxBatch(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("maxBatch must be at least 1, but was " + events);
        }
        return new Subscription<>(name, handling, partitions, filter, start, retries, events, pause);
    }

    /**
     * At most one batch in so much time, unless it is full: what comes meanwhile is handled together, with one checkpoint. The
     * first event after a quiet time is handled at once. No pause unless said otherwise.
     */
    public Subscription<T> atMostEvery(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must not be negative, but was " + pause);
        }
        return new Subscription<>(name, handling, partitions, filter, start, retries, maxBatch, pause);
    }

    /**
     * How long a handler may take for one event; a minute unless said otherwise. One that takes longer is cancelled, and has
     * failed at the event with a {@link java.util.concurrent.TimeoutException}; that is noticed after a quarter more at the
     * latest. A {@link BatchProjection} may take as long for a whole batch; then its events are applied one by one.
     */
    public Subscription<T> limitingHandler(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, but was " + limit);
        }
        return new Subscription<>(name, handling.within(limit), partitions, filter, start, retries, maxBatch, pause);
    }

    public String name() {
        return name;
    }

    public int partitions() {
        return partitions;
    }

    public EventFilter filter() {
        return filter;
    }

    /** Whether its handler has effects outside the transaction of the checkpoint, which nothing takes back. */
    public boolean hasEffects() {
        return !handling.rollsBack();
    }

    Position start() {
        return start;
    }

    /** What writes in the transaction of the checkpoint; empty for a handler whose effects lie outside it. */
    public Optional<Projection<T>> projection() {
        return projection(handling);
    }

    private static <T> Optional<Projection<T>> projection(Handling<T> handling) {
        return switch (handling) {
            case InTheTransaction<T>(var projection, var limit) -> Optional.of(projection);
            case BeforeTheCheckpoint<T> outside -> Optional.empty();
            case AtOnce<T> batches -> projection(batches.oneByOne());
        };
    }

    RetryPolicy retries() {
        return retries;
    }

    int maxBatch() {
        return maxBatch;
    }

    Duration pause() {
        return pause;
    }

    Handling<T> handling() {
        return handling;
    }
}
