package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;

/** What the database said to a batch that was to be taken in. */
public sealed interface ImportVerdict {

    /** Taken in. */
    record Taken() implements ImportVerdict {}

    /** Nothing taken in, and it would not be if it were sent again. */
    record Refused(EventStoreException why) implements ImportVerdict {}

    /** Nothing taken in: another transaction holds what the batch needs. */
    record Busy() implements ImportVerdict {}

    /** Nothing taken in: too many positions before the first are to be skipped. */
    record FarAhead() implements ImportVerdict {}

    /** Reads the form in which the SQL function answers. */
    static ImportVerdict of(ImportBatch batch, int outcome, int place, long standing) {
        return switch (outcome) {
            case 0 -> new Taken();
            case 1 -> new Refused(ImportRefusedException.taken(batch.first(), Position.of(standing)));
            case 2 -> new Busy();
            case 4 -> new Refused(conflict(batch, place, standing));
            case 5 -> new Refused(closed(batch, place, standing));
            case 6 -> new FarAhead();
            default -> throw new IllegalStateException("The import function answered with outcome " + outcome);
        };
    }

    private static VersionConflictException conflict(ImportBatch batch, int place, long head) {
        var part = batch.request().parts().get(place - 1);
        return new VersionConflictException(part.stream(), part.expected(), StreamVersion.of(head));
    }

    private static StreamClosedException closed(ImportBatch batch, int place, long how) {
        return new StreamClosedException(
                batch.request().parts().get(place - 1).stream(), how == 1 ? Closure.ARCHIVED : Closure.TOMBSTONED);
    }
}
