package com.tomriddelsdell.portfolio.proof;

import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A hundred readers who read one row again and again by the name that readers know, and note requests that fail, and answers
 * that are older than one that anybody was given before the request was made.
 */
final class Readers {

    static final int COUNT = 100;

    private final Database database;
    private final String sql;
    private final AtomicLong seen = new AtomicLong(-1);
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLongArray each = new AtomicLongArray(COUNT);

    Readers(Database database, String view, String stream) {
        this.database = database;
        this.sql = "SELECT version FROM %s WHERE stream = '%s'".formatted(view, stream);
    }

    Disposable start() {
        return Flux.range(0, COUNT)
                .flatMap(reader -> Mono.defer(() -> request(reader)).repeat(), COUNT)
                .subscribe();
    }

    private Mono<Void> request(int reader) {
        var before = seen.get();
        return database.use(connection -> Flux.from(
                                connection.createStatement(sql).execute())
                        .concatMap(result -> result.map(row -> Cell.of(row, 0, Long.class))))
                .single()
                .doOnNext(version -> {
                    answers.incrementAndGet();
                    each.incrementAndGet(reader);
                    if (version < before) {
                        stale.incrementAndGet();
                    }
                    seen.accumulateAndGet(version, Math::max);
                })
                .then()
                .onErrorResume(failure -> Mono.fromRunnable(failures::incrementAndGet));
    }

    /** Whether each of them was answered. */
    boolean allAnswered() {
        return IntStream.range(0, COUNT).allMatch(reader -> each.get(reader) > 0);
    }

    long answers() {
        return answers.get();
    }

    long failures() {
        return failures.get();
    }

    long stale() {
        return stale.get();
    }
}
