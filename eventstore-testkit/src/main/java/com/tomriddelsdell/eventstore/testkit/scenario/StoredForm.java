package com.tomriddelsdell.eventstore.testkit.scenario;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events as they come back from a store. */
final class StoredForm<E> {

    private static final StreamId STREAM = StreamId.of("scenario", "1");

    private final @Nullable EventCodec<E> codec;
    private final Recorder recorder = new Recorder();

    /** Without a codec, events come back as they are. */
    StoredForm(@Nullable EventCodec<E> codec) {
        this.codec = codec;
    }

    /** @throws AssertionError if it cannot be stored, or comes back as another */
    E of(E event) {
        if (codec == null) {
            return event;
        }
        E back;
        try {
            back = codec.decode(recorder.record(STREAM, Instant.EPOCH, codec.encode(event)));
        } catch (RuntimeException failure) {
            throw new AssertionError("%s cannot be stored and read again: %s".formatted(event, failure), failure);
        }
        if (!back.equals(event)) {
            throw new AssertionError("%s was stored, and read again as %s".formatted(event, back));
        }
        return back;
    }
}
