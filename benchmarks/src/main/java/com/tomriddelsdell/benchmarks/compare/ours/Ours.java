package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the event store is asked to do. */
public final class Ours {

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
                store -> new Commands(store, callers));
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
        return new StoreCalls(
                label(name, callers),
                log.schema(),
                0,
                store -> caller -> whole(read(store, log)
                        .concatMapIterable(Orders.CODEC::decodeAll)
                        .count()));
    }

    public Contender rawReplay(FilledLog log) {
        return new Replay(label("event store, replay, not decoded", 1), log, Replay::counted);
    }

    public Contender decodedReplay(FilledLog log) {
        return new Replay(label("event store, replay, decoded from JSON", 1), log, Replay::decoded);
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
