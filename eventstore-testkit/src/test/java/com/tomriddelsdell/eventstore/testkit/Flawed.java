package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ForwardingEventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.QueryResult;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A sound store, changed in one point. */
class Flawed extends ForwardingEventStore {

    final EventStore sound;

    Flawed() {
        this(InMemoryEventStore.create());
    }

    private Flawed(EventStore sound) {
        super(sound);
        this.sound = sound;
    }

    interface Appending {
        Mono<Appended> append(EventStore sound, StreamId stream, ExpectedVersion expected, List<EventData> events);
    }

    static Flaw appending(Appending flaw) {
        return () -> new Flawed() {
            @Override
            public Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
                return flaw.append(sound, stream, expected, events);
            }
        };
    }

    /** Changes appends to several streams or on conditions. */
    static Flaw requesting(BiFunction<EventStore, AppendRequest, Mono<List<Appended>>> flaw) {
        return () -> new Flawed() {
            @Override
            public Mono<List<Appended>> append(AppendRequest request) {
                return flaw.apply(sound, request);
            }
        };
    }

    static Flaw querying(BiFunction<EventStore, EventQuery, Mono<QueryResult>> flaw) {
        return () -> new Flawed() {
            @Override
            public Mono<QueryResult> query(EventQuery query) {
                return flaw.apply(sound, query);
            }
        };
    }

    static Flaw readingStreams(UnaryOperator<StreamRead> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(StreamRead read) {
                return sound.read(flaw.apply(read));
            }
        };
    }

    static Flaw readingTheLog(UnaryOperator<LogRead> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(LogRead read) {
                return sound.read(flaw.apply(read));
            }
        };
    }

    static Flaw following(BiFunction<EventStore, Position, Flux<RecordedEvent>> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> follow(Position after) {
                return flaw.apply(sound, after);
            }
        };
    }

    /** Changes the sections that a follower of everything is given, before they are filtered. */
    static Flaw sectioning(UnaryOperator<Flux<Section>> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<Section> sections(Position after, EventFilter filter) {
                return flaw.apply(sound.sections(after, EventFilter.everything()))
                        .map(section -> section.matching(filter));
            }
        };
    }

    /** Changes the filter of every reader and follower. */
    static Flaw filtering(UnaryOperator<EventFilter> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(LogRead read) {
                return sound.read(read.matching(flaw.apply(read.filter())));
            }

            @Override
            public Mono<Long> count(LogRead read) {
                return sound.count(read.matching(flaw.apply(read.filter())));
            }

            @Override
            public Flux<Section> sections(Position after, EventFilter filter) {
                return sound.sections(after, flaw.apply(filter));
            }
        };
    }

    static Flaw verifying(BiFunction<EventStore, Checkpoint, Mono<Checkpoint>> flaw) {
        return () -> new Flawed() {
            @Override
            public Mono<Checkpoint> verify(Checkpoint checkpoint) {
                return flaw.apply(sound, checkpoint);
            }
        };
    }

    /** Changes what every reader and follower is given. */
    static Flaw emitting(UnaryOperator<Flux<RecordedEvent>> flaw) {
        return () -> new Flawed() {
            @Override
            public Flux<RecordedEvent> read(StreamRead read) {
                return flaw.apply(sound.read(read));
            }

            @Override
            public Flux<RecordedEvent> read(LogRead read) {
                return flaw.apply(sound.read(read));
            }

            @Override
            public Flux<RecordedEvent> follow(Position after, EventFilter filter) {
                return flaw.apply(sound.follow(after, filter));
            }
        };
    }

    /** As it is, whatever becomes of requests. */
    @Override
    public Mono<Appended> append(StreamId stream, ExpectedVersion expected, List<EventData> events) {
        return sound.append(stream, expected, events);
    }
}
