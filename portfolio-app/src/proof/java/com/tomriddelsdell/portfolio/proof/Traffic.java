package com.tomriddelsdell.portfolio.proof;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Live requests: appends, and reads of the read model by the name that readers know. Notes how long each takes. */
final class Traffic {

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(10);
    private static final int MOST_AT_A_TIME = 64;
    private static final int STREAMS = 500;

    private final EventStore store;
    private final Database database;
    private final String view;
    private final Queue<Duration> times = new ConcurrentLinkedQueue<>();
    private final AtomicLong failures = new AtomicLong();

    Traffic(EventStore store, Database database, String view) {
        this.store = store;
        this.database = database;
        this.view = view;
    }

    /** A hundred requests a second, half of each, until disposed of. */
    Disposable start() {
        return Flux.interval(BETWEEN_REQUESTS)
                .onBackpressureDrop()
                .flatMap(tick -> timed(tick % 2 == 0 ? append(tick) : read(tick)), MOST_AT_A_TIME)
                .subscribe();
    }

    private Mono<Void> timed(Mono<?> request) {
        return request.then()
                .thenReturn(true)
                .elapsed()
                .doOnNext(done -> times.add(Duration.ofMillis(done.getT1())))
                .then()
                .onErrorResume(failure -> Mono.fromRunnable(failures::incrementAndGet));
    }

    private Mono<?> append(long tick) {
        return store.append(
                StreamId.of("live", Long.toString(tick % STREAMS)),
                ExpectedVersion.any(),
                List.of(EventData.of("Counted", Payload.utf8("live"))));
    }

    private Mono<?> read(long tick) {
        return database.use(connection -> select(connection, "account-" + tick % STREAMS))
                .then();
    }

    private Flux<Integer> select(Connection connection, String stream) {
        return Flux.from(connection
                        .createStatement("SELECT events FROM %s WHERE stream = $1".formatted(view))
                        .bind(0, stream)
                        .execute())
                .concatMap(result -> result.map(row -> Cell.of(row, 0, Integer.class)));
    }

    int requests() {
        return times.size();
    }

    long failures() {
        return failures.get();
    }

    /** Within which time so many of a thousand requests were answered. */
    Duration within(int ofAThousand) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) ((sorted.size() - 1L) * ofAThousand / 1_000));
    }
}
