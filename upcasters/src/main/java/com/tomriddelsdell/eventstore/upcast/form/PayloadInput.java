package com.tomriddelsdell.eventstore.upcast.form;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro binary from an array that is not trusted: nothing is allocated that the bytes left cannot fill, and nothing is
 * read beyond the end. Every failure is an {@link UnreadablePayloadException}. For one thread.
 */
public final class PayloadInput extends Decoder {

    /** The most items that the arrays and maps of a payload may have together. */
    public static final int MAX_ITEMS = 1_000_000;

    /** The most records within records. */
    public static final int MAX_DEPTH = 256;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;
    private int items;
    private int depth;

    /** Reads {@code bytes} from index {@code start} to their end. */
    public PayloadInput(byte[] bytes, int start) {
        this.bytes = requireNonNull(bytes, "bytes");
        this.at = start;
    }

    /** Fails unless everything was read. */
    public void requireEnd() {
        if (at != bytes.length) {
            throw new UnreadablePayloadException("%d bytes are left over".formatted(bytes.length - at));
        }
    }

    /** To be called when a record begins. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw new UnreadablePayloadException("records are nested more than %d deep".formatted(MAX_DEPTH));
        }
    }

    /** To be called when a record ends. */
    public void leave() {
        depth--;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        return switch (next()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new UnreadablePayloadException("a boolean is neither 0 nor 1");
        };
    }

    @Override
    public int readInt() {
        var value = readLong();
        if (value != (int) value) {
            throw new UnreadablePayloadException("%d is no int".formatted(value));
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        var first = next();
        if (first >= 0) {
            return (first >>> 1) ^ -(first & 1L);
        }
        var raw = first & 0x7FL;
        for (var shift = 7; shift < Long.SIZE; shift += 7) {
            var part = next();
            raw |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UnreadablePayloadException("a number is longer than 10 bytes");
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat((int) INT.get(bytes, take(Float.BYTES)));
    }

    @Override
    public double readDouble() {
        return Double.longBitsToDouble((long) LONG.get(bytes, take(Double.BYTES)));
    }

    @Override
    public String readString() {
        var length = length();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) {
        return new Utf8(readBytes());
    }

    @Override
    public void skipString() {
        take(length());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) {
        return ByteBuffer.wrap(readBytes());
    }

    /** The bytes of a value of type bytes. */
    public byte[] readBytes() {
        var value = new byte[length()];
        readFixed(value, 0, value.length);
        return value;
    }

    @Override
    public void skipBytes() {
        take(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) {
        requireNonNull(target, "target");
        System.arraycopy(bytes, take(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) {
        take(length);
    }

    @Override
    public int readEnum() {
        return readInt();
    }

    @Override
    public int readIndex() {
        return readInt();
    }

    @Override
    public long readArrayStart() {
        return block();
    }

    @Override
    public long arrayNext() {
        return block();
    }

    @Override
    public long skipArray() {
        return skipBlocks();
    }

    @Override
    public long readMapStart() {
        return block();
    }

    @Override
    public long mapNext() {
        return block();
    }

    @Override
    public long skipMap() {
        return skipBlocks();
    }

    @Override
    public int remainingBytes() {
        return bytes.length - at;
    }

    private long block() {
        var count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0 || count > MAX_ITEMS - items) {
            throw new UnreadablePayloadException("there are more than %d items".formatted(MAX_ITEMS));
        }
        items += (int) count;
        return count;
    }

    /** Passes over blocks that say how long they are; returns the count of one that does not. */
    private long skipBlocks() {
        while (true) {
            var start = at;
            if (readLong() >= 0) {
                at = start;
                return block();
            }
            take(length());
        }
    }

    private int length() {
        var length = readLong();
        if (length < 0 || length > bytes.length - at) {
            throw new UnreadablePayloadException(
                    "a value of %d bytes begins where %d bytes are left".formatted(length, bytes.length - at));
        }
        return (int) length;
    }

    private byte next() {
        if (at >= bytes.length) {
            throw new UnreadablePayloadException("the payload ends too early");
        }
        return bytes[at++];
    }

    /** Passes over {@code length} bytes, and returns where they begin. */
    private int take(int length) {
        if (length < 0 || length > bytes.length - at) {
            throw new UnreadablePayloadException("the payload ends too early");
        }
        var start = at;
        at += length;
        return start;
    }
}
