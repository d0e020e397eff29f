package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamVersion;

/** What the database said to one append. */
sealed interface Verdict {

    /** Appended; {@code version} and {@code position} are those of the last event. */
    record Accepted(long version, long position) implements Verdict {

        Appended by(Append append) {
            return new Appended(append.stream(), StreamVersion.of(version), Position.of(position));
        }
    }

    /** Nothing appended: the stream's last event has version {@code actual}. */
    record Conflicting(StreamVersion actual) implements Verdict {}

    /** Nothing appended: another transaction is appending to the stream. */
    record Busy() implements Verdict {}

    /** Nothing appended: the first event id is in the log already; the stream's last event has version {@code actual}. */
    record Known(StreamVersion actual) implements Verdict {}

    /** Reads the form in which the SQL functions answer. */
    static Verdict of(int outcome, long version, long position) {
        return switch (outcome) {
            case 0 -> new Accepted(version, position);
            case 1 -> new Conflicting(StreamVersion.of(version));
            case 2 -> new Busy();
            case 3 -> new Known(StreamVersion.of(version));
            default -> throw new IllegalStateException("The append function answered with outcome " + outcome);
        };
    }
}
