package com.tomriddelsdell.eventstore.r2dbc.parameter;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.EXTENSIONS;

import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.extension.Extension;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets the parameters of statements be encoded in unpooled buffers on the heap, which the garbage collector takes whatever
 * becomes of them: those of the types that the store binds, and {@link ArrayParameter}s. And lets instants be read quickly.
 *
 * <p>As of version 1.1.3 the driver forgets the pooled buffers that it would take. A statement that is cancelled while its
 * parameters are encoded drops those it has (the list that they are collected in is discarded where nobody listens), and
 * so does one whose connection breaks before they are sent. Each time some memory is lost until the process ends.
 */
public final class HeapParameters implements CodecRegistrar {

    private static final List<Codec<?>> CODECS = Stream.<Codec<?>>concat(
                    Stream.of(new ArrayCodec(), new InstantCodec()),
                    Stream.of(
                                    String.class,
                                    Boolean.class,
                                    Integer.class,
                                    Long.class,
                                    UUID.class,
                                    Instant.class,
                                    ByteBuffer.class)
                            .map(ScalarCodec::of))
            .toList();

    /** Before the extensions of {@code target}: who registers later stands before these codecs, and so has the last word. */
    public static ConnectionFactoryOptions into(ConnectionFactoryOptions target) {
        var extensions = new ArrayList<Extension>(List.of(new HeapParameters()));
        if (target.hasOption(EXTENSIONS)) {
            extensions.addAll(EXTENSIONS.cast(target.getRequiredValue(EXTENSIONS)));
        }
        return target.mutate().option(EXTENSIONS, extensions).build();
    }

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        return Mono.fromRunnable(() -> CODECS.forEach(registry::addFirst));
    }
}
