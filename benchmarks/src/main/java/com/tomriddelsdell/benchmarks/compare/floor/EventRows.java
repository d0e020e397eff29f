package com.tomriddelsdell.benchmarks.compare.floor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that the event store reads, read as whoever writes JDBC by hand reads them. */
final class EventRows {

    static final String COLUMNS = "position, stream_id, version, id, type, payload, recorded_at,"
            + " correlation_id, causation_id, headers::text, tags";

    private EventRows() {}

    static Row read(ResultSet result) throws SQLException {
        return new Row(
                result.getLong(1),
                result.getString(2),
                result.getLong(3),
                result.getObject(4, UUID.class),
                result.getString(5),
                result.getBytes(6),
                result.getObject(7, OffsetDateTime.class),
                result.getObject(8, UUID.class),
                result.getObject(9, UUID.class),
                result.getString(10),
                result.getArray(11));
    }

    /** Reads what is left of {@code result}. */
    static long count(ResultSet result) throws SQLException {
        var bytes = 0L;
        var rows = 0L;
        while (result.next()) {
            bytes += read(result).payload().length;
            rows++;
        }
        if (rows > 0 && bytes == 0) {
            throw new IllegalStateException("no payload was read");
        }
        return rows;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            long position,
            String stream,
            long version,
            UUID id,
            String type,
            byte[] payload,
            OffsetDateTime recordedAt,
            @Nullable UUID correlationId,
            @Nullable UUID causationId,
            @Nullable String headers,
            @Nullable Object tags) {}
}
