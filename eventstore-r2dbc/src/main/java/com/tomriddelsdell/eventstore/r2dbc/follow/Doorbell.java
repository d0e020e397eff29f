package com.tomriddelsdell.eventstore.r2dbc.follow;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tells the tailers of other processes that there is something new, and hears them. Only a hint: what is not heard is
 * found by looking.
 *
 * <p>Its connection also notes, once a second, how far the log is complete: standbys read up to there.
 *
 * <p>{@code NOTIFY} takes a lock over the whole cluster until it commits, so it stays out of the appends: they mark that
 * there is news, and a connection of its own passes that on, at most once every few milliseconds.
 */
public final class Doorbell {

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);

    private static final Duration RING_INTERVAL = Duration.ofMillis(10);
    private static final Duration NOTE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Database database;
    private final String listen;
    private final String ring;
    private final String note;
    private final Runnable heard;
    private final AtomicBoolean news = new AtomicBoolean();
    private final Disposable.Swap work = Disposables.swap();

    /** Creates a doorbell that is silent until {@link #open()}. */
    public Doorbell(Database database, SchemaName schema, Runnable heard) {
        this.database = database;
        this.listen = schema.in("LISTEN ${schema}_news");
        // Nobody waits for a hint to be durable, and no append should wait behind the disk for one.
        this.ring = schema.in("SELECT set_config('synchronous_commit', 'off', true), pg_notify('${schema}_news', '')");
        this.note = schema.in("SELECT ${schema}.note_head()");
        this.heard = heard;
    }

    /** Starts to listen, and keeps listening whatever happens to the connection. */
    public void open() {
        work.update(Flux.usingWhen(database.dedicated(), this::serve, PostgresqlConnection::close)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(retry -> LOG.debug(
                                "Not listening for other processes: {}",
                                retry.failure().getMessage())))
                .subscribe());
    }

    /** Marks that others should look. Cheap; safe to call often and from any thread. */
    public void ring() {
        news.set(true);
    }

    public void close() {
        work.dispose();
    }

    private Flux<?> serve(PostgresqlConnection connection) {
        var hearing = connection.getNotifications().doOnNext(notification -> heard.run());
        var ringing = Flux.interval(RING_INTERVAL)
                .onBackpressureDrop()
                .filter(tick -> news.getAndSet(false))
                .concatMap(tick -> run(connection, ring).doOnError(failure -> news.set(true)));
        var noting = Flux.interval(NOTE_INTERVAL).onBackpressureDrop().concatMap(tick -> note(connection));
        var probing = Flux.interval(PROBE_INTERVAL).onBackpressureDrop().concatMap(tick -> probe(connection));
        // Whatever was told while nobody listened is found by looking once.
        return run(connection, listen)
                .timeout(PROBE_LIMIT)
                .doOnSuccess(done -> heard.run())
                .thenMany(Flux.merge(hearing, ringing, noting, probing));
    }

    /** Not every role may note it; one that may is enough. */
    private Mono<Void> note(PostgresqlConnection connection) {
        return run(connection, note)
                .onErrorComplete(failure -> !Failure.of(failure).passes());
    }

    private static Mono<Void> probe(PostgresqlConnection connection) {
        return connection
                .validate(ValidationDepth.REMOTE)
                .timeout(PROBE_LIMIT)
                .filter(alive -> alive)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The listening connection is dead")))
                .then();
    }

    private static Mono<Void> run(PostgresqlConnection connection, String sql) {
        return connection
                .createStatement(sql)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }
}
