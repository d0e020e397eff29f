package com.tomriddelsdell.eventstore.schema;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.history.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A schema of an event type, in the words of its format. A catalogue never looks inside: texts that differ in one character
 * are two schemas.
 *
 * @param type the event type whose payloads have this shape
 * @param text the schema; at most {@value #MAX_LENGTH} characters
 */
public record SchemaText(String type, String text) {

    /** The most characters a schema may have. */
    public static final int MAX_LENGTH = 262_144;

    public SchemaText {
        EventData.requireType(type);
        requireNonNull(text, "text");
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("text of the schema of %s must have 1 to %d characters, but had %d"
                    .formatted(type, MAX_LENGTH, text.length()));
        }
    }

    /** SHA-256 over the type in UTF-8, a byte of zero, and the text in UTF-8. */
    public Digest fingerprint() {
        var sha256 = sha256();
        sha256.update(type.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        return Digest.of(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The ids that this schema may have, in the order in which a catalogue takes the first that is free: four bytes of the
     * fingerprint each, without the sign. So one schema has one id in every log, and a schema that was lost with the end of
     * a log gets the id again that its events name.
     */
    public List<Integer> ids() {
        var bytes = ByteBuffer.wrap(fingerprint().bytes());
        return IntStream.range(0, Digest.BYTES / Integer.BYTES)
                .map(part -> bytes.getInt(part * Integer.BYTES) & Integer.MAX_VALUE)
                .filter(id -> id != 0)
                .boxed()
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
