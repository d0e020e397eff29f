package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.Direction;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.lifecycle.StreamDescription;
import com.tomriddelsdell.eventstore.lifecycle.StreamState;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.contents.ListedStream;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.http.Asked;
import com.tomriddelsdell.eventstore.spring.admin.http.Page;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists and shows streams. */
final class StreamHandler {

    private final R2dbcEventStore store;
    private final Duration timeLimit;

    StreamHandler(R2dbcEventStore store, Duration timeLimit) {
        this.store = store;
        this.timeLimit = timeLimit;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var category = asked.text("category");
        var prefix = asked.text("prefix");
        var cursors = asked.all("cursor", StreamId::parse);
        if (category != null && prefix != null) {
            asked.refuse("prefix", "must not be given beside category: it may begin with one");
        }
        asked.check();
        var begin = category != null ? category + "-" : prefix == null ? "" : prefix;
        var after = cursors.isEmpty() ? null : cursors.getFirst();
        return store.contents()
                .streams(begin, after, limit + 1)
                .map(StreamLine::of)
                .collectList()
                .map(found -> Page.of(found, limit, StreamLine::stream))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return existing(request)
                .flatMap(
                        found -> store.count(StreamRead.of(found.stream())).map(events -> StreamView.of(found, events)))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    Mono<ServerResponse> events(ServerRequest request) {
        var asked = Asked.of(request);
        var limit = asked.limit();
        var direction = LogHandler.direction(asked, Direction.FORWARD);
        var cursor = asked.cursor();
        asked.check();
        return existing(request)
                .flatMap(found -> read(found.stream(), direction, cursor, limit))
                .timeout(timeLimit)
                .flatMap(Answers::ok);
    }

    private Mono<Page<EventLine>> read(StreamId stream, Direction direction, @Nullable Long cursor, int limit) {
        if (direction == Direction.BACKWARD && cursor != null && cursor == 0) {
            return Mono.just(new Page<>(List.of(), null));
        }
        var all = StreamRead.of(stream).limit(limit + 1L);
        var read = direction == Direction.FORWARD
                ? cursor == null ? all : all.from(StreamVersion.of(cursor + 1))
                : (cursor == null ? all : all.to(StreamVersion.of(cursor - 1))).backward();
        return store.read(read)
                .map(EventLine::of)
                .collectList()
                .map(found -> Page.of(found, limit, EventLine::version));
    }

    private Mono<StreamDescription> existing(ServerRequest request) {
        var stream = stream(request.pathVariable("stream"));
        return store.lifecycle().describe(stream).doOnNext(found -> {
            if (found.state() == StreamState.ABSENT) {
                throw Refusal.unknown("stream", "There is no stream " + stream + ".");
            }
        });
    }

    private static StreamId stream(String text) {
        try {
            return StreamId.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("stream", String.valueOf(wrong.getMessage()));
        }
    }

    private static @Nullable Long number(StreamVersion version) {
        return version.equals(StreamVersion.NONE) ? null : version.value();
    }

    record StreamLine(
            String stream,
            String state,
            @Nullable Long lastVersion,
            @Nullable Long lastPosition,
            @Nullable Instant lastRecordedAt) {

        static StreamLine of(ListedStream found) {
            var position = found.position();
            return new StreamLine(
                    found.stream().toString(),
                    found.state().name(),
                    number(found.last()),
                    position == null ? null : position.value(),
                    found.recordedAt());
        }
    }

    record StreamView(
            String stream,
            String state,
            @Nullable Long firstVersion,
            @Nullable Long lastVersion,
            long events,
            Kept metadata) {

        static StreamView of(StreamDescription found, long events) {
            var metadata = found.metadata();
            var maxAge = metadata.maxAge();
            return new StreamView(
                    found.stream().toString(),
                    found.state().name(),
                    number(found.first()),
                    number(found.last()),
                    events,
                    new Kept(
                            metadata.truncateBefore().value(),
                            metadata.maxCount(),
                            maxAge == null ? null : maxAge.toMillis() / 1_000.0,
                            metadata.properties()));
        }
    }

    record Kept(
            long truncateBefore,
            @Nullable Long maxCount,
            @Nullable Double maxAgeSeconds,
            Map<String, String> properties) {}
}
