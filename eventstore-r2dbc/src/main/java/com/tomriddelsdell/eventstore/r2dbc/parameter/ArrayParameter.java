package com.tomriddelsdell.eventstore.r2dbc.parameter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A one-dimensional array that is sent to PostgreSQL in its binary form, in one buffer of the exact size. Elements may be
 * null.
 *
 * <p>The driver's own array encoding writes text, doubles the size, and as of version 1.1.3 corrupts and leaks
 * {@code bytea} elements.
 */
public final class ArrayParameter<T> {

    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int NULL_LENGTH = -1;

    private static final Format<ByteBuffer> BYTEA = new Format<>(
            PostgresqlObjectId.BYTEA_ARRAY,
            PostgresqlObjectId.BYTEA,
            ByteBuffer::remaining,
            (buffer, bytes) -> buffer.writeBytes(bytes.duplicate()));

    private static final Format<byte[]> TEXT = new Format<>(
            PostgresqlObjectId.TEXT_ARRAY, PostgresqlObjectId.TEXT, bytes -> bytes.length, ByteBuf::writeBytes);

    private static final Format<UUID> UUIDS = new Format<>(
            PostgresqlObjectId.UUID_ARRAY,
            PostgresqlObjectId.UUID,
            id -> 2 * Long.BYTES,
            (buffer, id) -> buffer.writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits()));

    private static final Format<Long> INT8 = new Format<>(
            PostgresqlObjectId.INT8_ARRAY, PostgresqlObjectId.INT8, value -> Long.BYTES, ByteBuf::writeLong);

    private static final Format<Integer> INT4 = new Format<>(
            PostgresqlObjectId.INT4_ARRAY, PostgresqlObjectId.INT4, value -> Integer.BYTES, ByteBuf::writeInt);

    private final Format<T> format;
    private final List<? extends @Nullable T> elements;

    private ArrayParameter(Format<T> format, List<? extends @Nullable T> elements) {
        this.format = format;
        this.elements = elements;
    }

    public static ArrayParameter<ByteBuffer> bytea(List<? extends @Nullable ByteBuffer> elements) {
        return new ArrayParameter<>(BYTEA, elements);
    }

    public static ArrayParameter<byte[]> text(List<? extends @Nullable String> elements) {
        return new ArrayParameter<>(
                TEXT,
                elements.stream()
                        .map(text -> text == null ? null : text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    public static ArrayParameter<UUID> uuid(List<? extends @Nullable UUID> elements) {
        return new ArrayParameter<>(UUIDS, elements);
    }

    public static ArrayParameter<Long> int8(List<Long> elements) {
        return new ArrayParameter<>(INT8, elements);
    }

    public static ArrayParameter<Integer> int4(List<Integer> elements) {
        return new ArrayParameter<>(INT4, elements);
    }

    int typeOid() {
        return format.array().getObjectId();
    }

    /** In an unpooled buffer on the heap: the driver copies it, and forgets it when the connection breaks at that moment. */
    ByteBuf encode() {
        var buffer = Unpooled.buffer(size());
        writeHeader(buffer);
        for (var element : elements) {
            if (element == null) {
                buffer.writeInt(NULL_LENGTH);
            } else {
                buffer.writeInt(format.length().applyAsInt(element));
                format.writer().accept(buffer, element);
            }
        }
        return buffer;
    }

    private int size() {
        var size = HEADER_BYTES;
        for (var element : elements) {
            size += Integer.BYTES + (element == null ? 0 : format.length().applyAsInt(element));
        }
        return size;
    }

    /** Number of dimensions, whether there are nulls, type of the elements; then length and lower bound. */
    private void writeHeader(ByteBuf buffer) {
        var dimensions = elements.isEmpty() ? 0 : 1;
        buffer.writeInt(dimensions);
        buffer.writeInt(1);
        buffer.writeInt(format.element().getObjectId());
        if (dimensions == 1) {
            buffer.writeInt(elements.size());
            buffer.writeInt(1);
        }
    }

    private record Format<T>(
            PostgresqlObjectId array,
            PostgresqlObjectId element,
            ToIntFunction<T> length,
            BiConsumer<ByteBuf, T> writer) {}
}
