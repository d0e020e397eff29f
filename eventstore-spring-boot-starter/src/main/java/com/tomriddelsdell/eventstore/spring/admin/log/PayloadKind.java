package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import org.jspecify.annotations.Nullable;

/**
 * How a payload is written, as far as its first bytes tell: a byte of zero and four of a schema's id stand before Avro.
 *
 * @param format {@code avro}, {@code json}, {@code sealed} or {@code binary}
 * @param size in bytes
 * @param schemaId null unless it names one
 */
public record PayloadKind(String format, int size, @Nullable Integer schemaId) {

    /** The bytes before the data. */
    static final int FRAME = 1 + Integer.BYTES;

    private static final int MOST_PARSED = 65_536;

    public PayloadKind {
        requireNonNull(format, "format");
    }

    static PayloadKind of(Payload payload) {
        var schemaId = schemaId(payload);
        return new PayloadKind(format(payload, schemaId), payload.size(), schemaId);
    }

    private static String format(Payload payload, @Nullable Integer schemaId) {
        if (Envelope.isAround(payload)) {
            return "sealed";
        }
        if (schemaId != null) {
            return "avro";
        }
        return payload.size() <= MOST_PARSED && Answers.parsed(payload.utf8()) != null ? "json" : "binary";
    }

    private static @Nullable Integer schemaId(Payload payload) {
        var clear = Envelope.clear(payload);
        return clear.size() >= FRAME && clear.buffer().get(0) == 0
                ? clear.buffer().getInt(1)
                : null;
    }
}
