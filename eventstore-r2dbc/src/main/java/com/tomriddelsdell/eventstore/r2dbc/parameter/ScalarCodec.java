package com.tomriddelsdell.eventstore.r2dbc.parameter;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Sends values of one type just as the driver does, by a codec of the driver's own that has been given the heap to write
 * to: the same PostgreSQL type, the same format, other memory.
 *
 * @param type what it encodes; the driver looks its codecs up by that, and would otherwise not ask this one
 */
record ScalarCodec<T>(Class<T> type, Codec<?> driver) implements EncodeOnly<T>, CodecMetadata {

    private static final DefaultCodecs ON_HEAP = new DefaultCodecs(new UnpooledByteBufAllocator(false));

    static <T> ScalarCodec<T> of(Class<T> type) {
        return StreamSupport.stream(ON_HEAP.spliterator(), false)
                .filter(codec -> codec instanceof CodecMetadata known && known.type() == type)
                .findFirst()
                .map(codec -> new ScalarCodec<>(type, codec))
                .orElseThrow();
    }

    @Override
    public boolean canEncode(Object value) {
        return type.isInstance(value);
    }

    @Override
    public EncodedParameter encode(Object value) {
        return driver.encode(value);
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return driver.encode(value, dataType);
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of();
    }
}
