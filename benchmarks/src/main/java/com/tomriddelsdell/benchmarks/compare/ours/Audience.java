package com.tomriddelsdell.benchmarks.compare.ours;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Followers that count what they are given. */
final class Audience implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final AtomicLongArray given;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Disposable.Composite following = Disposables.composite();

    private Audience(int followers) {
        this.given = new AtomicLongArray(followers);
    }

    static Audience of(OpenStore store, int followers) {
        var audience = new Audience(followers);
        var events = store.store().follow(store.end());
        IntStream.range(0, followers)
                .mapToObj(follower ->
                        events.subscribe(event -> audience.given.incrementAndGet(follower), audience.failure::set))
                .forEach(audience.following::add);
        return audience;
    }

    /** @throws RuntimeException unless each follower is given {@code events} in time, and no more */
    void awaitEach(long events) {
        Flux.interval(BETWEEN_LOOKS)
                .onBackpressureDrop()
                .takeUntil(look -> haveEach(events))
                .blockLast(OpenStore.PATIENCE);
    }

    @Override
    public void close() {
        following.dispose();
    }

    private boolean haveEach(long events) {
        var broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("a follower was ended", broken);
        }
        var fewest =
                IntStream.range(0, given.length()).mapToLong(given::get).min().orElse(0);
        var most =
                IntStream.range(0, given.length()).mapToLong(given::get).max().orElse(0);
        if (most > events) {
            throw new IllegalStateException("%d events appended, but %d delivered".formatted(events, most));
        }
        return fewest == events;
    }
}
