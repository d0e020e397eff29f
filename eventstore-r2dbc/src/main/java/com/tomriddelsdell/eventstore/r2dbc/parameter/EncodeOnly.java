package com.tomriddelsdell.eventstore.r2dbc.parameter;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/** A codec for what is sent. Null, and all that is received, are left to the driver. */
interface EncodeOnly<T> extends Codec<T> {

    @Override
    default boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    default EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("Null is left to the driver");
    }

    @Override
    default boolean canDecode(int dataType, Format format, Class<?> type) {
        return false;
    }

    @Override
    default @Nullable T decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<? extends T> type) {
        throw new UnsupportedOperationException("What is received is left to the driver");
    }
}
