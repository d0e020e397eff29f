package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.nio.ByteBuffer;

/**
 * How a payload names its schema: a byte of zero, then the id in four bytes, the highest first, then the data. Serializers
 * for Kafka do the same. No JSON text begins with a byte of zero.
 */
final class Frame {

    /** The bytes before the data. */
    static final int SIZE = 1 + Integer.BYTES;

    private Frame() {}

    static void write(int schemaId, PayloadOutput output) {
        output.writeByte((byte) 0);
        output.writeBigEndian(schemaId);
    }

    static boolean isAround(Payload payload) {
        return payload.size() >= SIZE && payload.buffer().get(0) == 0;
    }

    static boolean isAround(byte[] payload) {
        return payload.length >= SIZE && payload[0] == 0;
    }

    static int schemaId(Payload payload) {
        return payload.buffer().getInt(1);
    }

    static int schemaId(byte[] payload) {
        return ByteBuffer.wrap(payload).getInt(1);
    }
}
