package com.tomriddelsdell.eventstore.upcast.record;

import static java.util.Map.entry;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The Java types without parts, and their schemas. No time or number loses a digit. */
final class Scalars {

    private static final long NANOS = 1_000_000_000;
    private static final int UUID_SIZE = 16;

    private static final Kind BOOLEAN =
            scalar(Schema.Type.BOOLEAN, Boolean.class, PayloadInput::readBoolean, PayloadOutput::writeBoolean);
    private static final Kind INT =
            scalar(Schema.Type.INT, Integer.class, PayloadInput::readInt, PayloadOutput::writeInt);
    private static final Kind LONG =
            scalar(Schema.Type.LONG, Long.class, PayloadInput::readLong, PayloadOutput::writeLong);
    private static final Kind FLOAT =
            scalar(Schema.Type.FLOAT, Float.class, PayloadInput::readFloat, PayloadOutput::writeFloat);
    private static final Kind DOUBLE =
            scalar(Schema.Type.DOUBLE, Double.class, PayloadInput::readDouble, PayloadOutput::writeDouble);

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            entry(boolean.class, BOOLEAN),
            entry(Boolean.class, BOOLEAN),
            entry(int.class, INT),
            entry(Integer.class, INT),
            entry(long.class, LONG),
            entry(Long.class, LONG),
            entry(float.class, FLOAT),
            entry(Float.class, FLOAT),
            entry(double.class, DOUBLE),
            entry(Double.class, DOUBLE),
            entry(
                    String.class,
                    scalar(Schema.Type.STRING, String.class, PayloadInput::readString, PayloadOutput::writeString)),
            entry(
                    byte[].class,
                    scalar(
                            Schema.Type.BYTES,
                            byte[].class,
                            PayloadInput::readBytes,
                            (output, bytes) -> output.writeBytes(bytes, 0, bytes.length))),
            entry(
                    Instant.class,
                    logical(
                            LogicalTypes.timestampNanos(),
                            Instant.class,
                            input -> instant(input.readLong()),
                            (output, instant) -> output.writeLong(nanos(instant)))),
            entry(
                    LocalDateTime.class,
                    logical(
                            LogicalTypes.localTimestampNanos(),
                            LocalDateTime.class,
                            input -> LocalDateTime.ofInstant(instant(input.readLong()), ZoneOffset.UTC),
                            (output, time) -> output.writeLong(nanos(time.toInstant(ZoneOffset.UTC))))),
            entry(
                    LocalDate.class,
                    new Scalar<>(
                            LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
                            LocalDate.class,
                            input -> LocalDate.ofEpochDay(input.readInt()),
                            (output, date) -> output.writeInt(Math.toIntExact(date.toEpochDay())))),
            entry(
                    LocalTime.class,
                    logical(
                            LogicalTypes.timeMicros(),
                            LocalTime.class,
                            input -> LocalTime.ofNanoOfDay(Math.multiplyExact(input.readLong(), 1000)),
                            (output, time) -> output.writeLong(micros(time)))),
            entry(
                    UUID.class,
                    new Scalar<>(
                            LogicalTypes.uuid().addToSchema(Schema.createFixed("Uuid", null, null, UUID_SIZE)),
                            UUID.class,
                            Scalars::uuid,
                            Scalars::writeUuid)));

    private Scalars() {}

    /** Null when {@code type} has parts, or no schema. */
    static @Nullable Kind of(Class<?> type) {
        return KINDS.get(type);
    }

    private static <T> Kind scalar(
            Schema.Type type, Class<T> kind, Function<PayloadInput, T> in, BiConsumer<PayloadOutput, T> out) {
        return new Scalar<>(Schema.create(type), kind, in, out);
    }

    private static <T> Kind logical(
            LogicalType logical, Class<T> kind, Function<PayloadInput, T> in, BiConsumer<PayloadOutput, T> out) {
        return new Scalar<>(logical.addToSchema(Schema.create(Schema.Type.LONG)), kind, in, out);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** Exact from the year 1677 to 2262, and refused beyond. */
    private static long nanos(Instant instant) {
        var seconds = instant.getEpochSecond();
        return seconds >= 0
                ? Math.addExact(Math.multiplyExact(seconds, NANOS), instant.getNano())
                : Math.addExact(Math.multiplyExact(seconds + 1, NANOS), instant.getNano() - NANOS);
    }

    private static long micros(LocalTime time) {
        var nanos = time.toNanoOfDay();
        if (nanos % 1000 != 0) {
            throw new ArithmeticException("a time of day is kept in microseconds, but was " + time);
        }
        return nanos / 1000;
    }

    private static UUID uuid(PayloadInput input) {
        var bytes = new byte[UUID_SIZE];
        input.readFixed(bytes, 0, UUID_SIZE);
        var parts = ByteBuffer.wrap(bytes);
        return new UUID(parts.getLong(), parts.getLong());
    }

    private static void writeUuid(PayloadOutput output, UUID id) {
        output.writeBigEndian((int) (id.getMostSignificantBits() >>> Integer.SIZE));
        output.writeBigEndian((int) id.getMostSignificantBits());
        output.writeBigEndian((int) (id.getLeastSignificantBits() >>> Integer.SIZE));
        output.writeBigEndian((int) id.getLeastSignificantBits());
    }
}
