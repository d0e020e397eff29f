package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the event store is asked to do. */
public final class Ours {

    private static final int PAGE = 1_000;
    private static final int LAST = 10;

    private final String version;

    public Ours(String version) {
        this.version = "eventstore " + version;
    }

    /** What every event that is appended holds. */
    public static String payload() {
        return Orders.payload();
    }

    /** To a new stream each time. */
    public Contender appends(int events, int callers) {
        var name = "event store, append %d %s".formatted(events, events == 1 ? "event" : "events");
        return new StoreCalls(
                label(name, callers),
                OpenStore.newSchema(),
                events,
                store -> caller -> store.append(Orders.newStream(), ExpectedVersion.noStream(), Orders.placed(events)));
    }

    /** One event each, on the condition that there is none with its tag yet; no two callers have a tag in common. */
    public Contender conditionalAppends(int callers) {
        return new StoreCalls(
                label("event store, conditional append", callers),
                OpenStore.newSchema(),
                1,
                store -> caller -> conditional(store));
    }

    public Contender commands(int callers) {
        return new StoreCalls(
                label("event store, command", callers),
                OpenStore.newSchema(),
                1,
                store -> new Commands(store, Orders.codec(store), callers));
    }

    public Contender streamReads(FilledLog log, int callers) {
        var name = "event store, read %d events".formatted(FilledLog.EVENTS_PER_STREAM);
        return new StoreCalls(
                label(name, callers),
                log.schema(),
                0,
                store -> caller -> whole(read(store, log).count()));
    }

    public Contender decodedStreamReads(FilledLog log, int callers) {
        var name = "event store, read %d events, decoded".formatted(FilledLog.EVENTS_PER_STREAM);
        return new StoreCalls(label(name, callers), log.schema(), 0, store -> {
            var codec = Orders.codec(store);
            return caller ->
                    whole(read(store, log).concatMapIterable(codec::decodeAll).count());
        });
    }

    public Contender rawReplay(FilledLog log) {
        return new Replay(label("event store, replay, not decoded", 1), log, Replay::counting);
    }

    public Contender decodedReplay(FilledLog log) {
        return new Replay(label("event store, replay, decoded from Avro", 1), log, Replay::decoding);
    }

    /** To a follower of the same store. */
    public Contender delivery(int perSecond) {
        return new Delivery(label("event store, delivery in the process", 1), perSecond, false);
    }

    /** To a follower that shares nothing but the database. */
    public Contender deliveryElsewhere(int perSecond) {
        return new Delivery(label("event store, delivery by the database", 1), perSecond, true);
    }

    public Contender followedAppends(int followers, int callers) {
        var name = "event store, append with %d %s".formatted(followers, followers == 1 ? "follower" : "followers");
        return new Followers(label(name, callers), followers);
    }

    /** Callers shared out evenly. */
    public Contender appendsByProcesses(int processes, int callers) {
        return new Processes(label("event store, append from %d processes".formatted(processes), callers), processes);
    }

    /** To a new stream each time, in a log that is filled already. */
    public Contender appendsTo(FilledLog log) {
        return new StoreCalls(
                label("append to a log of %,d events".formatted(log.events()), 1),
                log.schema(),
                1,
                store -> caller -> store.append(Orders.newStream(), ExpectedVersion.noStream(), Orders.placed(1)));
    }

    public Contender readsFrom(FilledLog log) {
        var name = "read %d events from a log of %,d".formatted(FilledLog.EVENTS_PER_STREAM, log.events());
        return new StoreCalls(
                label(name, 1),
                log.schema(),
                0,
                store -> caller -> whole(read(store, log).count()));
    }

    public Contender pages(FilledLog log) {
        var page = LogRead.after(Position.of(log.events() / 2)).limit(PAGE);
        return new StoreCalls(
                label("read %,d of %,d events from the middle".formatted(PAGE, log.events()), 1),
                log.schema(),
                0,
                store -> caller -> store.read(page).count());
    }

    public Contender appendsToStream(int length) {
        return new StoreCalls(
                label("append to a stream of %,d events".formatted(length), 1),
                LongStreams.SCHEMA,
                1,
                store -> caller -> store.append(LongStreams.stream(length), ExpectedVersion.any(), Orders.placed(1)));
    }

    /** Its last 10. */
    public Contender lastOfStream(int length) {
        var last = StreamRead.of(LongStreams.stream(length)).backward().limit(LAST);
        return new StoreCalls(
                label("read the last %d of %,d events".formatted(LAST, length), 1),
                LongStreams.SCHEMA,
                0,
                store -> caller -> store.read(last).count());
    }

    /** One event with so many bytes that do not compress. */
    public Contender appendsOf(int bytes) {
        var payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        return new StoreCalls(
                label("append 1 event of %,d bytes".formatted(bytes), 16),
                OpenStore.newSchema(),
                1,
                store -> caller -> store.append(
                        Orders.newStream(),
                        ExpectedVersion.noStream(),
                        List.of(EventData.of("OrderPlaced", Payload.copyOf(payload)))));
    }

    public static Consumer<DurablePostgres> longStreams() {
        return new LongStreams();
    }

    public static Consumer<DurablePostgres> filling(FilledLog log) {
        return new Filling(log);
    }

    private Label label(String name, int callers) {
        return new Label(name, version, callers);
    }

    private static Mono<?> conditional(EventStore store) {
        var tag = Tag.of(Orders.CATEGORY, EventIds.next().toString());
        var event = Orders.placed(1).getFirst().withTags(tag);
        return store.append(AppendRequest.to(Orders.newStream(), ExpectedVersion.noStream(), List.of(event))
                .provided(AppendCondition.none(EventQuery.tagged(tag))));
    }

    private static Flux<RecordedEvent> read(EventStore store, FilledLog log) {
        return store.read(StreamRead.of(StreamId.parse(log.anyStream())));
    }

    private static Mono<Long> whole(Mono<Long> read) {
        return read.filter(events -> events == FilledLog.EVENTS_PER_STREAM)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a stream was not read to its end")));
    }
}
