package com.tomriddelsdell.eventstore.r2dbc.parameter;

import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.message.Format;
import reactor.core.publisher.Mono;

/** Sends {@link ArrayParameter}s, in binary. */
record ArrayCodec() implements EncodeOnly<ArrayParameter<?>> {

    @Override
    public boolean canEncode(Object value) {
        return value instanceof ArrayParameter;
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, ((ArrayParameter<?>) value).typeOid());
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return new EncodedParameter(
                Format.FORMAT_BINARY, dataType, Mono.fromSupplier(((ArrayParameter<?>) value)::encode));
    }
}
