package com.tomriddelsdell.portfolio.platform.store;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import java.time.Duration;
import java.util.Objects;

/** Opens codecs while the application starts: their schemas are registered before anything is written by them. */
public final class OpenCodec {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OpenCodec() {}

    public static <E> EventCodec<E> on(SchemaCatalogue schemas, AvroCodecBuilder<E> description) {
        return Objects.requireNonNull(description.open(schemas).block(PATIENCE));
    }
}
