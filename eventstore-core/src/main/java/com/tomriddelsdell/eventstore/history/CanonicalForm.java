package com.tomriddelsdell.eventstore.history;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that an event is digested as; {@link RangeDigest} describes them. The same memory is used again for each
 * event.
 */
final class CanonicalForm {

    private static final int INITIAL_CAPACITY = 1_024;

    /** The order of Java's own strings is not that of their characters. */
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(CanonicalForm::utf8, Arrays::compareUnsigned);

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_CAPACITY);

    ByteBuffer ofRange(Position after, Position to) {
        bytes.clear();
        return number(after.value()).number(to.value()).bytes.flip();
    }

    /** Valid until the next event. */
    ByteBuffer of(RecordedEvent event) {
        bytes.clear();
        number(event.position().value());
        text(event.stream().toString());
        number(event.version().value());
        id(event.id());
        text(event.type());
        block(event.payload().buffer());
        optionalId(event.metadata().correlationId());
        optionalId(event.metadata().causationId());
        headers(event.metadata().headers());
        tags(event.tags());
        number(microseconds(event.recordedAt()));
        return bytes.flip();
    }

    private static long microseconds(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
    }

    private void headers(Map<String, String> headers) {
        count(headers.size());
        headers.entrySet().stream().sorted(Map.Entry.comparingByKey(BY_BYTES)).forEach(header -> {
            text(header.getKey());
            text(header.getValue());
        });
    }

    private void tags(Set<Tag> tags) {
        count(tags.size());
        tags.stream().map(Tag::toString).sorted(BY_BYTES).forEach(this::text);
    }

    private void text(String text) {
        block(ByteBuffer.wrap(utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void block(ByteBuffer block) {
        count(block.remaining());
        room(block.remaining()).put(block);
    }

    private void count(int count) {
        room(Integer.BYTES).putInt(count);
    }

    private CanonicalForm number(long number) {
        room(Long.BYTES).putLong(number);
        return this;
    }

    private void optionalId(@Nullable UUID id) {
        room(1).put((byte) (id == null ? 0 : 1));
        if (id != null) {
            id(id);
        }
    }

    private void id(UUID id) {
        number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            bytes.flip();
            bytes = ByteBuffer.allocate(Math.max(bytes.limit() + needed, 2 * bytes.capacity()))
                    .put(bytes);
        }
        return bytes;
    }
}
