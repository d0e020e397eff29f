package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * A payload of two parts: one that everybody can read, without personal data, and one that needs the key of the person.
 *
 * <pre>
 *   4  F5 65 72 61, which begins neither text in UTF-8 nor a frame of Avro
 *   1  version of this layout: 1
 *  16  id of the key
 *  12  nonce
 *   4  length of the clear part, the highest byte first
 *   n  the clear part
 *      the whole by AES-256-GCM, with a tag of 16 bytes; authenticated with it: all that stands before, and the event type
 * </pre>
 */
public final class Envelope {

    private static final int MAGIC = 0xF5657261;
    private static final byte VERSION = 1;
    private static final int KEY_ID_AT = Integer.BYTES + 1;
    private static final int NONCE_AT = KEY_ID_AT + 2 * Long.BYTES;
    private static final int LENGTH_AT = NONCE_AT + Cryptography.NONCE;
    private static final int HEADER = LENGTH_AT + Integer.BYTES;

    private static final byte[] FOR_NONCES = "nonces of copies".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final int sealedAt;

    private Envelope(byte[] bytes, int sealedAt) {
        this.bytes = bytes;
        this.sealedAt = sealedAt;
    }

    /** Whether {@code payload} is sealed, or was before it was damaged. */
    public static boolean isAround(Payload payload) {
        return requireNonNull(payload, "payload").size() >= Integer.BYTES
                && payload.buffer().getInt(0) == MAGIC;
    }

    /** What everybody can read of {@code payload}: its clear part if it is sealed, else itself, also if it is damaged. */
    public static Payload clear(Payload payload) {
        if (!isAround(requireNonNull(payload, "payload"))) {
            return payload;
        }
        try {
            return read(payload).clear();
        } catch (UnreadableEnvelopeException damaged) {
            return payload;
        }
    }

    /** @throws UnreadableEnvelopeException if it is none, of another version, or too short */
    static Envelope read(Payload payload) {
        var bytes = payload.toByteArray();
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || buffer.getInt(0) != MAGIC) {
            throw new UnreadableEnvelopeException(
                    "its envelope needs %d bytes, but has %d".formatted(HEADER, bytes.length));
        }
        if (bytes[Integer.BYTES] != VERSION) {
            throw new UnreadableEnvelopeException(
                    "its envelope is of version %d, but only %d is known".formatted(bytes[Integer.BYTES], VERSION));
        }
        var clear = buffer.getInt(LENGTH_AT);
        if (clear < 0 || clear > bytes.length - HEADER - Cryptography.TAG) {
            throw new UnreadableEnvelopeException(
                    "its envelope says %d clear bytes, but has %d in all".formatted(clear, bytes.length));
        }
        return new Envelope(bytes, HEADER + clear);
    }

    /** Never the same twice. */
    static Payload seal(SubjectKey key, String type, Payload clear, Payload whole) {
        return seal(key, type, clear, whole, Cryptography.random(Cryptography.NONCE));
    }

    /** The same each time: the nonce is made of the key and of all that is sealed, so that two others never share one. */
    static Payload copy(SubjectKey key, String type, Payload clear, Payload whole) {
        var name = type.getBytes(StandardCharsets.UTF_8);
        var all = ByteBuffer.allocate(2 * Integer.BYTES + name.length + clear.size() + whole.size())
                .putInt(name.length)
                .put(name)
                .putInt(clear.size())
                .put(clear.buffer())
                .put(whole.buffer())
                .array();
        var nonces = Cryptography.authenticate(key.toByteArray(), FOR_NONCES);
        return seal(key, type, clear, whole, Arrays.copyOf(Cryptography.authenticate(nonces, all), Cryptography.NONCE));
    }

    private static Payload seal(SubjectKey key, String type, Payload clear, Payload whole, byte[] nonce) {
        var readable = ByteBuffer.allocate(HEADER + clear.size())
                .putInt(MAGIC)
                .put(VERSION)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(nonce)
                .putInt(clear.size())
                .put(clear.buffer())
                .array();
        var sealed = Cryptography.seal(
                key.secret(), nonce, associated(readable, readable.length, type), whole.toByteArray());
        return Payload.wrap(ByteBuffer.allocate(readable.length + sealed.length)
                .put(readable)
                .put(sealed)
                .array());
    }

    UUID keyId() {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(KEY_ID_AT), buffer.getLong(KEY_ID_AT + Long.BYTES));
    }

    Payload clear() {
        return Payload.wrap(Arrays.copyOfRange(bytes, HEADER, sealedAt));
    }

    /** @throws UnreadableEnvelopeException if it was changed since it was sealed, or is of another type */
    Payload open(SubjectKey key, String type) {
        try {
            return Payload.wrap(Cryptography.open(
                    key.secret(),
                    Arrays.copyOfRange(bytes, NONCE_AT, LENGTH_AT),
                    associated(bytes, sealedAt, type),
                    ByteBuffer.wrap(bytes, sealedAt, bytes.length - sealedAt)));
        } catch (AEADBadTagException tampered) {
            throw new UnreadableEnvelopeException(
                    "it is not what %s has sealed as %s: it was damaged or tampered with".formatted(key, type));
        }
    }

    private static byte[] associated(byte[] bytes, int readable, String type) {
        var name = type.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(readable + name.length)
                .put(bytes, 0, readable)
                .put(name)
                .array();
    }
}
