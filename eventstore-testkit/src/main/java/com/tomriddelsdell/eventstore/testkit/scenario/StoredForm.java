package com.tomriddelsdell.eventstore.testkit.scenario;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as they come back from a store. */
final class StoredForm<E> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
        List<E> back;
        try {
            back = requireNonNull(codec.encoded(List.of(event))
                            .flatMap(data -> codec.decoded(recorder.record(STREAM, Instant.EPOCH, data.getFirst())))
                            .block(PATIENCE))
                    .stream()
                    .map(Decoded::event)
                    .toList();
        } catch (RuntimeException failure) {
            throw new AssertionError("%s cannot be stored and read again: %s".formatted(event, failure), failure);
        }
        if (!back.equals(List.of(event))) {
            throw new AssertionError(
                    "%s was stored, and read again as %s".formatted(event, back.size() == 1 ? back.getFirst() : back));
        }
        return back.getFirst();
    }
}
