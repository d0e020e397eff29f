package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/**
 * Where the log ended at the last looks. Under steady appends none ever stands where it ends now: whoever stands where it ended a
 * moment ago has caught up. One thread at a time.
 */
final class RecentEnds {

    /** A batch that takes longer keeps its generation from catching up, as long as events are appended. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    private final Deque<Look> looks = new ArrayDeque<>();

    /** Where whoever has caught up stands at least, now that the log ends at {@code end}: there, if nobody has looked before. */
    Position expected(Position end) {
        var now = Schedulers.parallel().now(TimeUnit.NANOSECONDS);
        looks.addLast(new Look(now, end));
        var expected = looks.removeFirst();
        while (!looks.isEmpty() && now - looks.getFirst().nanos() >= MOMENT.toNanos()) {
            expected = looks.removeFirst();
        }
        looks.addFirst(expected);
        return expected.end();
    }

    /** Lets the next look be the first. */
    void forget() {
        looks.clear();
    }

    private record Look(long nanos, Position end) {}
}
