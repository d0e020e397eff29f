package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the database said to one request. */
public sealed interface Verdict {

    /** What stands in place of the position of a part whose stream is archived. */
    long ARCHIVED = -1;

    /** Appended. */
    record Accepted(List<Appended> places) implements Verdict {}

    /** Nothing appended, and it would not be if it were sent again. */
    record Refused(EventStoreException why) implements Verdict {}

    /** Nothing appended: another transaction holds what the request needs. */
    record Busy() implements Verdict {}

    /** Nothing appended: the first event id is in the log already. */
    record Known() implements Verdict {}

    /**
     * Reads the form in which the SQL functions answer.
     *
     * @param versions for each part, the version of the stream's last event
     * @param positions for each part, the position of its last event
     */
    static Verdict of(Request request, int outcome, List<Long> versions, List<Long> positions) {
        return switch (outcome) {
            case 0 -> new Accepted(places(request, versions, positions));
            case 1 -> new Refused(conflict(request, versions));
            case 2 -> new Busy();
            case 3 -> new Known();
            case 4 ->
                new Refused(new AppendConditionFailedException(
                        Objects.requireNonNull(request.appended().condition())));
            case 5 -> new Refused(closed(request, positions));
            default -> throw new IllegalStateException("The append function answered with outcome " + outcome);
        };
    }

    private static List<Appended> places(Request request, List<Long> versions, List<Long> positions) {
        var places = new ArrayList<Appended>(versions.size());
        for (var part = 0; part < versions.size(); part++) {
            places.add(new Appended(
                    request.appended().parts().get(part).stream(),
                    StreamVersion.of(versions.get(part)),
                    Position.of(positions.get(part))));
        }
        return places;
    }

    private static StreamClosedException closed(Request request, List<Long> positions) {
        for (var part = 0; part < positions.size(); part++) {
            if (positions.get(part) < 0) {
                return new StreamClosedException(
                        request.appended().parts().get(part).stream(),
                        positions.get(part) == ARCHIVED ? Closure.ARCHIVED : Closure.TOMBSTONED);
            }
        }
        throw new IllegalStateException("The append function saw a closed stream where there is none");
    }

    private static VersionConflictException conflict(Request request, List<Long> versions) {
        for (var part = 0; part < versions.size(); part++) {
            var wanted = request.appended().parts().get(part);
            var actual = StreamVersion.of(versions.get(part));
            if (!wanted.expected().accepts(actual)) {
                return new VersionConflictException(wanted.stream(), wanted.expected(), actual);
            }
        }
        throw new IllegalStateException("The append function saw a conflict where there is none");
    }
}
