package com.tomriddelsdell.eventstore.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/** How fast something goes, from what was counted in the last ten seconds or so. One thread at a time. */
final class Rate {

    private static final int MOST = 20;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Events a second, {@code done} being done now; {@code known} as long as nothing can be told. */
    double after(long done, double known) {
        var now = Schedulers.parallel().now(TimeUnit.NANOSECONDS);
        samples.addLast(new Sample(now, done));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
        var first = samples.getFirst();
        var nanos = now - first.nanos();
        return nanos <= 0 || done <= first.done()
                ? known
                : (done - first.done()) * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private record Sample(long nanos, long done) {}
}
