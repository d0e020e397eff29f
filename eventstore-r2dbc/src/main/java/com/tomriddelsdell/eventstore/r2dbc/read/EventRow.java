package com.tomriddelsdell.eventstore.r2dbc.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.parameter.NamedValues;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns that make an event, and how they are read: by index, which costs no look-up of names. */
public final class EventRow {

    static final String COLUMNS_OF_STREAM =
            "position, version, id, type, payload, recorded_at, correlation_id, causation_id, headers::text, tags";

    static final String COLUMNS = COLUMNS_OF_STREAM + ", stream_id";

    private EventRow() {}

    public static RecordedEvent read(Readable row) {
        return readOf(StreamId.parse(Cell.of(row, 10, String.class)), row);
    }

    /** Reads a row whose stream is known: that column need not be there. */
    static RecordedEvent readOf(StreamId stream, Readable row) {
        return new RecordedEvent(
                Position.of(Cell.of(row, 0, Long.class)),
                stream,
                StreamVersion.of(Cell.of(row, 1, Long.class)),
                Cell.of(row, 2, UUID.class),
                Cell.of(row, 3, String.class),
                Payload.wrap(Cell.of(row, 4, byte[].class)),
                metadata(row.get(6, UUID.class), row.get(7, UUID.class), row.get(8, String.class)),
                tags(row.get(9, String[].class)),
                Cell.of(row, 5, Instant.class));
    }

    private static Metadata metadata(
            @Nullable UUID correlationId, @Nullable UUID causationId, @Nullable String headers) {
        return correlationId == null && causationId == null && headers == null
                ? Metadata.NONE
                : new Metadata(correlationId, causationId, NamedValues.read(headers));
    }

    private static Set<Tag> tags(String @Nullable [] written) {
        return written == null
                ? Set.of()
                : Arrays.stream(written).map(Tag::parse).collect(toUnmodifiableSet());
    }
}
