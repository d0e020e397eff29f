package com.tomriddelsdell.eventstore.upcast.form;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Encoder;
import org.apache.avro.util.Utf8;

/** Writes Avro binary into an array that grows. For one thread. */
public final class PayloadOutput extends Encoder {

    private static final int FIRST_SIZE = 128;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes one byte as it is. */
    public void writeByte(byte value) {
        room(1);
        bytes[size++] = value;
    }

    /** Writes four bytes, the highest first. */
    public void writeBigEndian(int value) {
        room(Integer.BYTES);
        for (var shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void writeNull() {}

    @Override
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    @Override
    public void writeInt(int value) {
        writeLong(value);
    }

    @Override
    public void writeLong(long value) {
        room(LONGEST_NUMBER);
        var rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    @Override
    public void writeFloat(float value) {
        writeLittleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    }

    @Override
    public void writeDouble(double value) {
        writeLittleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    @Override
    public void writeString(String value) {
        var utf8 = requireNonNull(value, "value").getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8, 0, utf8.length);
    }

    @Override
    public void writeString(Utf8 value) {
        writeBytes(requireNonNull(value, "value").getBytes(), 0, value.getByteLength());
    }

    @Override
    public void writeBytes(ByteBuffer value) {
        var copy = new byte[requireNonNull(value, "value").remaining()];
        value.duplicate().get(copy);
        writeBytes(copy, 0, copy.length);
    }

    @Override
    public void writeBytes(byte[] value, int start, int length) {
        writeLong(length);
        writeFixed(value, start, length);
    }

    @Override
    public void writeFixed(byte[] value, int start, int length) {
        requireNonNull(value, "value");
        room(length);
        System.arraycopy(value, start, bytes, size, length);
        size += length;
    }

    @Override
    public void writeEnum(int index) {
        writeLong(index);
    }

    @Override
    public void writeArrayStart() {}

    @Override
    public void setItemCount(long count) {
        if (count > 0) {
            writeLong(count);
        }
    }

    @Override
    public void startItem() {}

    @Override
    public void writeArrayEnd() {
        writeLong(0);
    }

    @Override
    public void writeMapStart() {}

    @Override
    public void writeMapEnd() {
        writeLong(0);
    }

    @Override
    public void writeIndex(int index) {
        writeLong(index);
    }

    @Override
    public void flush() {}

    private void writeLittleEndian(long value, int count) {
        room(count);
        for (var index = 0; index < count; index++) {
            bytes[size++] = (byte) (value >>> (index * Byte.SIZE));
        }
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
