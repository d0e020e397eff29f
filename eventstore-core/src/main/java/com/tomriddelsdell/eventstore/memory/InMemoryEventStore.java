package com.tomriddelsdell.eventstore.memory;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.deadline.DeadlineStore;
import com.tomriddelsdell.eventstore.erase.SubjectKeys;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import com.tomriddelsdell.eventstore.replay.ReplayStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An event store in the memory of one process: every guarantee of {@link EventStore} but durability. For tests and
 * trials. Appends take their turn one after the other and never block a thread; reads need no turn.
 */
public final class InMemoryEventStore implements EventStore {

    private final Log log;
    private final Turns turns = new Turns();
    private final Bell bell = new Bell();
    private final InMemorySubscriptionStore subscriptions;
    private final ReplayStore<InMemoryTransaction> replays;
    private final StreamLifecycle lifecycle;
    private final SchemaCatalogue schemas;
    private final SnapshotStore snapshots = new InMemorySnapshotStore();
    private final DeadlineStore deadlines;
    private final SubjectKeys subjectKeys = new InMemorySubjectKeys();

    private InMemoryEventStore(Clock clock) {
        this.log = new Log(clock);
        this.subscriptions = new InMemorySubscriptionStore(log, clock);
        this.replays = new InMemoryReplayStore(subscriptions, this, clock);
        this.lifecycle = new InMemoryStreamLifecycle(log, turns, subscriptions::handledByAll);
        this.schemas = new InMemorySchemaCatalogue(clock);
        this.deadlines = new InMemoryDeadlineStore(clock);
    }

    public static InMemoryEventStore create() {
        return create(Clock.systemUTC());
    }

    /** A store that stamps its events with the time of {@code clock}. */
    public static InMemoryEventStore create(Clock clock) {
        return new InMemoryEventStore(requireNonNull(clock, "clock"));
    }

    /** Where subscriptions to this store keep their checkpoints, likewise in memory. Leases go by the clock of this store. */
    public SubscriptionStore<InMemoryTransaction> subscriptions() {
        return subscriptions;
    }

    /** Where generations of read models and replays of them are kept, likewise in memory. */
    public ReplayStore<InMemoryTransaction> replays() {
        return replays;
    }

    /** What becomes of the streams of this store. Ages go by its clock. */
    public StreamLifecycle lifecycle() {
        return lifecycle;
    }

    /** The schemas of this log, likewise in memory. */
    public SchemaCatalogue schemas() {
        return schemas;
    }

    /** Snapshots of the streams of this store, likewise in memory. */
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** Deadlines beside this store, likewise in memory. They go by its clock. */
    public DeadlineStore deadlines() {
        return deadlines;
    }

    /** Takes events of other logs in as they were recorded. */
    public EventImport imports() {
        return new InMemoryEventImport(log, turns, bell);
    }

    /** The keys of those whose personal data this log holds, likewise in memory. */
    public SubjectKeys subjectKeys() {
        return subjectKeys;
    }

    @Override
    public Mono<List<Appended>> append(AppendRequest request) {
        var checked = AppendLimits.DEFAULT.check(request);
        return turns.take(() -> log.append(checked)).doOnNext(appended -> bell.ring());
    }

    @Override
    public Mono<QueryResult> query(EventQuery query) {
        requireNonNull(query, "query");
        return Mono.fromSupplier(() -> log.query(query));
    }

    @Override
    public Flux<RecordedEvent> read(StreamRead read) {
        requireNonNull(read, "read");
        return Flux.defer(() -> {
            var stream = log.stream(read.stream());
            var end = log.complete(stream);
            var first = Math.max(read.from().value(), stream.firstVisible(end, log.now()));
            return range(stream::event, first, Math.min(read.to().value(), end - 1L), read.direction())
                    .take(read.limit());
        });
    }

    @Override
    public Flux<RecordedEvent> read(LogRead read) {
        requireNonNull(read, "read");
        return Flux.defer(() -> {
            var events = log.events();
            var last = Math.min(read.to().value(), events.size()) - 1L;
            return range(events::get, read.after().value(), last, read.direction())
                    .filter(read.filter()::matches)
                    .take(read.limit());
        });
    }

    @Override
    public Mono<Long> count(StreamRead read) {
        requireNonNull(read, "read");
        return read(read).count();
    }

    @Override
    public Mono<Long> count(LogRead read) {
        requireNonNull(read, "read");
        return read(read).count();
    }

    @Override
    public Flux<Section> sections(Position after, EventFilter filter) {
        requireNonNull(after, "after");
        requireNonNull(filter, "filter");
        return Mono.just(Section.emptyAt(after))
                .expand(last -> bell.await(() -> log.events().size() > last.to().value())
                        .then(Mono.fromSupplier(() -> next(last.to()).matching(filter))))
                .skip(1);
    }

    /** An instance is a log with one epoch. */
    @Override
    public Mono<Checkpoint> verify(Checkpoint checkpoint) {
        requireNonNull(checkpoint, "checkpoint");
        return Mono.fromSupplier(() -> log.verify(checkpoint));
    }

    private Section next(Position cursor) {
        var from = (int) cursor.value();
        var to = Math.min(log.events().size(), from + Section.MAX_EVENTS);
        return new Section(
                cursor, Position.of(to), log.events().between(from, to).toList());
    }

    /** What there is from index {@code from} to {@code to}, both inclusive. */
    private static Flux<RecordedEvent> range(
            IntFunction<@Nullable RecordedEvent> at, long from, long to, Direction direction) {
        if (from > to) {
            return Flux.empty();
        }
        var count = (int) (to - from + 1);
        return Flux.range(0, count).mapNotNull(index -> switch (direction) {
            case FORWARD -> at.apply((int) from + index);
            case BACKWARD -> at.apply((int) to - index);
        });
    }
}
