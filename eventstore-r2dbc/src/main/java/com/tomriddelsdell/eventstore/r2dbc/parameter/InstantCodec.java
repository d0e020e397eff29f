package com.tomriddelsdell.eventstore.r2dbc.parameter;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.message.Format;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code timestamptz} as the instant that it is. The driver makes a local time of it first, for which it asks what
 * the time and the zone are, for every row. What is sent is left to {@link ScalarCodec}.
 */
record InstantCodec() implements Codec<Instant>, CodecMetadata {

    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return dataType == TIMESTAMPTZ.getObjectId() && format == Format.FORMAT_BINARY && type == Instant.class;
    }

    @Override
    public @Nullable Instant decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends Instant> type) {
        return buffer == null ? null : instant(buffer.readLong());
    }

    /** PostgreSQL counts microseconds from the year 2000, and says infinity by the largest and smallest of numbers. */
    private static Instant instant(long micros) {
        if (micros == Long.MAX_VALUE) {
            return Instant.MAX;
        }
        if (micros == Long.MIN_VALUE) {
            return Instant.MIN;
        }
        return Instant.ofEpochSecond(
                EPOCH_SECONDS + Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encode(Object value) {
        throw new UnsupportedOperationException("What is sent is left to others");
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return encode(value);
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("Null is left to the driver");
    }

    @Override
    public Class<?> type() {
        return Instant.class;
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of(TIMESTAMPTZ);
    }
}
