package com.tomriddelsdell.eventstore.r2dbc.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Teaches the driver to send {@link ArrayParameter}s. It touches no other type that a caller may bind. */
final class BinaryArrays implements CodecRegistrar {

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        return Mono.fromRunnable(() -> registry.addFirst(new ArrayParameterCodec()));
    }

    private record ArrayParameterCodec() implements Codec<ArrayParameter<?>> {

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

        @Override
        public boolean canEncodeNull(Class<?> type) {
            return false;
        }

        @Override
        public EncodedParameter encodeNull() {
            throw new UnsupportedOperationException("An array parameter is never null");
        }

        @Override
        public boolean canDecode(int dataType, Format format, Class<?> type) {
            return false;
        }

        @Override
        public @Nullable ArrayParameter<?> decode(
                @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends ArrayParameter<?>> type) {
            throw new UnsupportedOperationException("An array parameter is only sent");
        }
    }
}
