package com.tomriddelsdell.eventstore.r2dbc;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.r2dbc.append.Appender;
import com.tomriddelsdell.eventstore.r2dbc.append.InlineEventStore;
import com.tomriddelsdell.eventstore.r2dbc.contents.LogContents;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Migrations;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.deadline.R2dbcDeadlineStore;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadHolder;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadMeters;
import com.tomriddelsdell.eventstore.r2dbc.diagnose.HeadWatch;
import com.tomriddelsdell.eventstore.r2dbc.erase.R2dbcSubjectKeys;
import com.tomriddelsdell.eventstore.r2dbc.follow.Doorbell;
import com.tomriddelsdell.eventstore.r2dbc.follow.Tailer;
import com.tomriddelsdell.eventstore.r2dbc.history.History;
import com.tomriddelsdell.eventstore.r2dbc.lifecycle.R2dbcStreamLifecycle;
import com.tomriddelsdell.eventstore.r2dbc.read.Head;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.r2dbc.replay.R2dbcReplayStore;
import com.tomriddelsdell.eventstore.r2dbc.schema.R2dbcSchemaCatalogue;
import com.tomriddelsdell.eventstore.r2dbc.snapshot.R2dbcSnapshotStore;
import com.tomriddelsdell.eventstore.r2dbc.subscribe.R2dbcSubscriptionStore;
import com.tomriddelsdell.eventstore.r2dbc.transfer.R2dbcEventImport;
import com.tomriddelsdell.eventstore.r2dbc.verify.R2dbcWitness;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.verify.Witness;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The event store on PostgreSQL. One PostgreSQL schema holds one log; any number of processes may use it at once.
 *
 * <pre>{@code
 * var database = Database.at(ConnectionFactoryOptions.parse("r2dbc:postgresql://app@localhost/app")).build();
 * Mono<R2dbcEventStore> store = R2dbcEventStore.on(database).open();
 * }</pre>
 */
public final class R2dbcEventStore implements EventStore {

    private static final Duration WARN_AFTER = Duration.ofSeconds(10);

    private final Database database;
    private final AppendLimits limits;
    private final Appender appender;
    private final Reader reader;
    private final Tailer tailer;
    private final Doorbell doorbell;
    private final HeadWatch headWatch;
    private final History history;
    private final SubscriptionStore<Connection> subscriptions;
    private final ReplayStore<Connection> replays;
    private final StreamLifecycle lifecycle;
    private final SchemaCatalogue schemas;
    private final SnapshotStore snapshots;
    private final DeadlineStore deadlines;
    private final EventImport imports;
    private final LogContents contents;
    private final Witness witness;
    private final Function<MasterKeys, R2dbcSubjectKeys> subjectKeys;

    private R2dbcEventStore(Builder builder) {
        this.database = builder.database;
        this.limits = builder.limits;
        this.reader = new Reader(database, builder.schema);
        this.headWatch = new HeadWatch(database, builder.schema, builder.warnAfter);
        this.tailer = new Tailer(reader, headWatch::look);
        this.doorbell = new Doorbell(database, builder.schema, tailer::call);
        this.appender = new Appender(database, builder.schema, reader, this::somethingWasAppended);
        this.history = new History(database, builder.schema, this);
        this.subscriptions = new R2dbcSubscriptionStore(database, builder.schema);
        this.replays = new R2dbcReplayStore(database, builder.schema, reader);
        this.lifecycle = new R2dbcStreamLifecycle(database, builder.schema);
        this.schemas = new R2dbcSchemaCatalogue(database, builder.schema);
        this.snapshots = new R2dbcSnapshotStore(database, builder.schema);
        this.deadlines = new R2dbcDeadlineStore(database, builder.schema);
        this.imports = new R2dbcEventImport(database, builder.schema, reader, this::somethingWasAppended);
        this.contents = new LogContents(database, builder.schema);
        this.witness = new R2dbcWitness(database, builder.schema, reader, history);
        this.subjectKeys = masterKeys -> new R2dbcSubjectKeys(database, builder.schema, masterKeys);
        if (!database.options().behindTransactionPooler()) {
            doorbell.open();
        }
    }

    /** Starts to describe a store; {@link Builder#open()} opens it. */
    public static Builder on(Database database) {
        return new Builder(
                requireNonNull(database, "database"), new SchemaName("eventstore"), AppendLimits.DEFAULT, WARN_AFTER);
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        return appender.append(limits.check(request));
    }

    /**
     * Appends within the transaction that the caller has begun on {@code connection}: the events become visible when it
     * commits, together with whatever else it writes, or not at all.
     *
     * <p>Until the transaction ends, readers of the log see nothing that was appended after this; writers to other streams
     * are not held up, and writers to the same stream wait. Keep it short.
     *
     * <p><strong>Errors:</strong> as for {@link EventStore#append}, but a connection that is lost is the caller's to see.
     * After {@link com.tomriddelsdell.eventstore.EventIdReusedException} the transaction can only be rolled back.
     *
     * @param connection of the database that this store is in; its isolation level must be READ COMMITTED, the default
     */
    public Mono<List<Appended>> append(Connection connection, AppendRequest request) {
        return appender.append(connection, limits.check(request));
    }

    /**
     * This store, but one whose appends write read models as well, each in one transaction: whoever sees the events sees the
     * rows, and when a projection fails, nothing is appended. For the few read models that must never lag, such as a table
     * whose unique key is to refuse an append.
     *
     * <p>Each append is then a transaction of its own, which no longer travels with others, and readers of the log see
     * nothing that was appended after it until it ends. A projection sees what is appended through the store that is returned
     * here, and nothing that was appended before or otherwise.
     *
     * <p><strong>Errors:</strong> of an append also those of the projections, as they are. What fails in passing is tried
     * again; events that are found to be in the log are not applied a second time.
     *
     * <p><strong>Cancellation:</strong> of an append rolls back, or comes too late.
     *
     * @param projections applied to each event, in this order
     */
    public EventStore projecting(List<? extends Projection<Connection>> projections) {
        return new InlineEventStore(this, database, limits, appender, requireNonNull(projections, "projections"));
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        requireNonNull(query, "query");
        return reader.query(query);
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        return reader.read(read);
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        requireNonNull(read, "read");
        return reader.read(read);
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        requireNonNull(read, "read");
        return reader.count(read);
    }

    @Override
    public Mono<Long> count(LogRead read) {
        requireNonNull(read, "read");
        return reader.count(read);
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return tailer.sections(after, filter);
    }

    @Override
    public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return tailer.events(after, filter);
    }

    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        return reader.verify(requireNonNull(checkpoint, "checkpoint"));
    }

    /** The epochs of the log, and digests that prove what it held. */
    public History history() {
        return history;
    }

    /** Who holds readers of the log back now, the oldest first. */
    public Flux<HeadHolder> headHolders() {
        return headWatch.holders();
    }

    /** How far readers are held back, known without asking; what {@link HeadMeters} shows. */
    public HeadWatch headWatch() {
        return headWatch;
    }

    /** How far the log goes now, and how much of it is complete. */
    public Mono<Head> head() {
        return reader.head();
    }

    /** Where subscriptions keep their checkpoints: beside the log, so that handlers may write in the same transaction. */
    public SubscriptionStore<Connection> subscriptions() {
        return subscriptions;
    }

    /** Where generations of read models and replays of them are kept, beside the checkpoints of those that feed them. */
    public ReplayStore<Connection> replays() {
        return replays;
    }

    /** What becomes of the streams of this log in the long run. */
    public StreamLifecycle lifecycle() {
        return lifecycle;
    }

    /** The schemas of this log's payloads, kept in the log. */
    public SchemaCatalogue schemas() {
        return schemas;
    }

    /** Snapshots of the streams of this log, kept beside them. */
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** Deadlines, kept beside the log. They go by the clock of the database. */
    public DeadlineStore deadlines() {
        return deadlines;
    }

    /** What this log holds at a glance: its streams, categories and types. */
    public LogContents contents() {
        return contents;
    }

    /** Takes events of other logs in as they were recorded. */
    public EventImport imports() {
        return imports;
    }

    /** What this store knows of its log beside the events: what was scavenged, seals, tags. */
    public Witness witness() {
        return witness;
    }

    /** The keys of those whose personal data this log holds, kept beside it, wrapped by {@code masterKeys}. */
    public R2dbcSubjectKeys subjectKeys(MasterKeys masterKeys) {
        return subjectKeys.apply(requireNonNull(masterKeys, "masterKeys"));
    }

    /**
     * Stops: appends under way finish; appends that wait and followers are ended with a
     * {@link com.tomriddelsdell.eventstore.StoreUnavailableException}. The {@link Database} stays open.
     */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            doorbell.close();
            tailer.close();
            return appender.close();
        });
    }

    private void somethingWasAppended() {
        tailer.call();
        doorbell.ring();
    }

    /** Describes a store. */
    public static final class Builder {

        private final Database database;
        private final SchemaName schema;
        private final AppendLimits limits;
        private final Duration warnAfter;

        private Builder(Database database, SchemaName schema, AppendLimits limits, Duration warnAfter) {
            this.database = database;
            this.schema = schema;
            this.limits = limits;
            this.warnAfter = warnAfter;
        }

        /**
         * The PostgreSQL schema that holds the log; {@code eventstore} unless said otherwise.
         *
         * @throws IllegalArgumentException if the name would need quotes
         */
        public Builder schema(String schema) {
            return new Builder(database, new SchemaName(schema), limits, warnAfter);
        }

        /** How much one append may hold; {@link AppendLimits#DEFAULT} unless said otherwise. */
        public Builder limits(AppendLimits limits) {
            return new Builder(database, schema, requireNonNull(limits, "limits"), warnAfter);
        }

        /** Logs a warning of each transaction that holds readers back for longer; 10 seconds unless said otherwise. */
        public Builder warnAfter(Duration warnAfter) {
            return new Builder(database, schema, limits, requireNonNull(warnAfter, "warnAfter"));
        }

        /**
         * Brings the schema to its newest shape and opens the store.
         *
         * <p><strong>Errors:</strong> {@link StoreFailedException} when the schema cannot be used by this version;
         * {@link com.tomriddelsdell.eventstore.StoreUnavailableException} when the database cannot be reached.
         */
        public Mono<R2dbcEventStore> open() {
            return opened(migrations -> migrations.apply(database).then());
        }

        /**
         * Opens the store of a log that is there already, and changes nothing: for tools.
         *
         * <p><strong>Errors:</strong> {@link StoreFailedException} when there is no log, or it is not of this version's
         * shape; {@link com.tomriddelsdell.eventstore.StoreUnavailableException} when the database cannot be reached.
         */
        public Mono<R2dbcEventStore> openExisting() {
            return opened(migrations -> migrations.requireApplied(database));
        }

        private Mono<R2dbcEventStore> opened(Function<Migrations, Mono<Void>> prepared) {
            return Mono.fromCallable(() -> LogSchema.migrations(schema.value()))
                    .subscribeOn(Schedulers.boundedElastic()) // reads the class path
                    .flatMap(prepared)
                    .then(Mono.fromSupplier(() -> new R2dbcEventStore(this)));
        }
    }
}
