package com.tomriddelsdell.eventstore.r2dbc.read;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that is read from a log. */
public final class Reader {

    /** So many positions are counted by type in a moment, whatever matches. */
    private static final long COUNTED_AT_ONCE = 1L << 20;

    private final StreamPages streams;
    private final LogPages log;
    private final ArchivePages archive;
    private final HeadStatement head;
    private final FilterStatement filter;
    private final QueryStatement query;
    private final IdLookup ids;
    private final CheckpointStatement checkpoint;

    public Reader(Database database, SchemaName schema) {
        this.streams = new StreamPages(database, schema);
        this.log = new LogPages(database, schema);
        this.archive = new ArchivePages(database, schema);
        this.head = new HeadStatement(database, schema);
        this.filter = new FilterStatement(database, schema);
        this.query = new QueryStatement(database, schema, head);
        this.ids = new IdLookup(schema);
        this.checkpoint = new CheckpointStatement(database, schema);
    }

    public Flux<RecordedEvent> read(StreamRead read) {
        return streams.read(read).onErrorMap(Errors::translate);
    }

    /** Reads as far as the log is complete when the read is subscribed to. */
    public Flux<RecordedEvent> read(LogRead read) {
        return complete(read)
                .flatMapMany(range -> read.filter().matchesEverything()
                        ? log.read(range)
                        : scan(read.filter()).read(range))
                .onErrorMap(Errors::translate);
    }

    /** What is archived, by streams and versions. */
    public Flux<RecordedEvent> archived() {
        return archive.read().onErrorMap(Errors::translate);
    }

    public Mono<Long> count(StreamRead read) {
        return streams.count(read).onErrorMap(Errors::translate);
    }

    /** Counts as far as the log is complete when the count is subscribed to. */
    public Mono<Long> count(LogRead read) {
        return complete(read).flatMap(range -> scan(read.filter()).count(range)).onErrorMap(Errors::translate);
    }

    /** As {@link #count(LogRead)}, by type, the most frequent first; without regard to a limit. */
    public Mono<Map<String, Long>> countByType(LogRead read) {
        return complete(read)
                .flatMapMany(range -> Flux.just(range)
                        .expand(rest -> rest.isEmpty()
                                ? Flux.empty()
                                : Flux.just(
                                        rest.beyond(rest.cut(COUNTED_AT_ONCE).end(), 0)))
                        .filter(rest -> !rest.isEmpty())
                        .concatMap(rest -> filter.countTypes(rest.cut(COUNTED_AT_ONCE), read.filter()), 1))
                .reduceWith(HashMap<String, Long>::new, (sum, counts) -> {
                    counts.forEach((type, events) -> sum.merge(type, events, Long::sum));
                    return sum;
                })
                .map(Reader::mostFrequentFirst)
                .onErrorMap(Errors::translate);
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
        var sorted = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private Mono<Range> complete(LogRead read) {
        return head.execute().map(head -> Range.of(read, head.safe().value()));
    }

    /** A way through the log for one reader. */
    public Scan scan(EventFilter wanted) {
        return new Scan(filter, wanted);
    }

    public Mono<QueryResult> query(EventQuery asked) {
        return query.execute(asked).onErrorMap(Errors::translate);
    }

    public Mono<Head> head() {
        return head.execute().onErrorMap(Errors::translate);
    }

    /** Holds {@code seen} against the log as it is now. */
    public Mono<Checkpoint> verify(Checkpoint seen) {
        return checkpoint.verify(seen).onErrorMap(Errors::translate);
    }

    /** What comes first after {@code after}, of what lies up to {@code to}, which must be complete. */
    public Mono<Section> section(Position after, Position to) {
        var range = new Range(after.value() + 1, to.value(), Direction.FORWARD, Section.MAX_EVENTS, Section.MAX_EVENTS);
        return log.fetch(range)
                .map(events -> new Section(
                        after,
                        events.size() < Section.MAX_EVENTS
                                ? to
                                : events.getLast().position(),
                        events));
    }

    /** The events with these ids, in no particular order, as {@code connection} sees them. */
    public Flux<RecordedEvent> withIds(Connection connection, List<UUID> wanted) {
        return ids.find(connection, wanted);
    }
}
