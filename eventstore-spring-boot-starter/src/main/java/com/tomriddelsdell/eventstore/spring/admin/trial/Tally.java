package com.tomriddelsdell.eventstore.spring.admin.trial;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of trying events, one after the other. */
final class Tally {

    private static final int MOST_FAILURES = 20;
    private static final int LONGEST_ERROR = 1_000;

    private final Range range;
    private final Map<String, TypeLine> types = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final long began = System.nanoTime();
    private int taken;
    private long reached;
    private boolean more;

    Tally(Range range) {
        this.range = range;
        this.reached = range.after().value();
    }

    /** Whether the next event that was read is to be tried. One too many is noted: it tells that there are more. */
    boolean isWithinLimit() {
        more = taken == range.limit();
        if (!more) {
            taken++;
        }
        return !more;
    }

    void succeeded(RecordedEvent event, int given) {
        count(event, new TypeLine(event.type(), 1, given, given == 0 ? 1 : 0, given > 1 ? 1 : 0, 0));
    }

    void failed(RecordedEvent event, Throwable why) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(Failure.of(event, why));
        }
        count(event, new TypeLine(event.type(), 1, 0, 0, 0, 1));
    }

    private void count(RecordedEvent event, TypeLine line) {
        types.merge(event.type(), line, TypeLine::and);
        reached = event.position().value();
    }

    long events() {
        return types.values().stream().mapToLong(TypeLine::events).sum();
    }

    long failed() {
        return types.values().stream().mapToLong(TypeLine::failed).sum();
    }

    List<TypeLine> types() {
        return List.copyOf(types.values());
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    boolean isComplete() {
        return !more;
    }

    /** Up to where the range was tried. */
    long reached() {
        return more ? reached : range.to().value();
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0;
    }

    /** The events of one type. */
    record TypeLine(String type, long events, long given, long dropped, long split, long failed) {

        TypeLine and(TypeLine more) {
            return new TypeLine(
                    type,
                    events + more.events,
                    given + more.given,
                    dropped + more.dropped,
                    split + more.split,
                    failed + more.failed);
        }
    }

    /** An event that failed. */
    record Failure(long position, String type, String stream, String error) {

        static Failure of(RecordedEvent event, Throwable why) {
            var error = why.getClass().getSimpleName() + ": " + why.getMessage();
            return new Failure(
                    event.position().value(),
                    event.type(),
                    event.stream().toString(),
                    error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR));
        }
    }
}
