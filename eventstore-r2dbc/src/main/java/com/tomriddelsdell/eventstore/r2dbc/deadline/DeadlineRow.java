package com.tomriddelsdell.eventstore.r2dbc.deadline;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.deadline.Deadline;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.deadline.DueDeadline;
import com.tomriddelsdell.eventstore.deadline.FailedDeadline;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.parameter.NamedValues;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** The columns that make a deadline, and how they are read. */
final class DeadlineRow {

    static final String COLUMNS =
            "d.name, d.subject, d.id, d.due_at, d.payload, d.correlation_id, d.causation_id, d.headers::text";

    private static final int ATTEMPTS = 8;
    private static final int ERROR = 9;

    private DeadlineRow() {}

    static Deadline read(Readable row) {
        return new Deadline(
                new DeadlineKey(Cell.of(row, 0, String.class), Cell.of(row, 1, String.class)),
                Cell.of(row, 2, UUID.class),
                Cell.of(row, 3, Instant.class),
                Payload.wrap(Cell.of(row, 4, byte[].class)),
                new Metadata(
                        row.get(5, UUID.class), row.get(6, UUID.class), NamedValues.read(row.get(7, String.class))));
    }

    static DueDeadline readClaimed(Readable row, UUID claim) {
        return new DueDeadline(read(row), Cell.of(row, ATTEMPTS, Integer.class), claim);
    }

    static FailedDeadline readFailed(Readable row) {
        return new FailedDeadline(read(row), Cell.of(row, ATTEMPTS, Integer.class), Cell.of(row, ERROR, String.class));
    }
}
