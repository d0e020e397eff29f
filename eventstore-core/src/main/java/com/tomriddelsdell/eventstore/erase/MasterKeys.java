package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StoreFailedException;
import com.tomriddelsdell.eventstore.text.Text;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Mono;

/**
 * The keys that keep the keys of subjects, from the configuration and never in the database: one that wraps, and others that
 * unwrap what was wrapped before. AES-256-GCM, bound to the id of the wrapped key. Never printed.
 */
public final class MasterKeys {

    private static final int MAX_ID = 100;

    private final String current;
    private final Map<String, SecretKeySpec> secrets;

    private MasterKeys(String current, Map<String, SecretKeySpec> secrets) {
        this.current = current;
        this.secrets = secrets;
    }

    /**
     * Master keys by their ids.
     *
     * @param current the id of the one that wraps from now on
     * @param keys 256 bits each, in Base64, as {@code openssl rand -base64 32} prints them; by ids of 1 to 100 printable
     *     characters, which stay with the keys for ever
     * @throws IllegalArgumentException if a key is not 256 bits in Base64, or {@code current} is not among them
     */
    public static MasterKeys of(String current, Map<String, String> keys) {
        requireNonNull(current, "current");
        var secrets = new TreeMap<String, SecretKeySpec>();
        requireNonNull(keys, "keys").forEach((id, key) -> secrets.put(requireId(id), secret(id, key)));
        if (!secrets.containsKey(current)) {
            throw new IllegalArgumentException("The current master key must be one of those in keys, %s, but is \"%s\""
                    .formatted(secrets.keySet(), current));
        }
        return new MasterKeys(current, secrets);
    }

    private static String requireId(String id) {
        return Text.requirePrintable("id of a master key", id, MAX_ID);
    }

    private static SecretKeySpec secret(String id, String base64) {
        var bytes = bytes(id, base64);
        if (bytes.length != SubjectKey.SIZE) {
            throw new IllegalArgumentException(
                    "Master key \"%s\" must have %d bytes, but has %d".formatted(id, SubjectKey.SIZE, bytes.length));
        }
        return new SecretKeySpec(bytes, Cryptography.AES);
    }

    /** Says nothing of what was found: it may be the key in another form. */
    private static byte[] bytes(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException quoting) {
            throw new IllegalArgumentException("Master key \"%s\" is not in Base64".formatted(id));
        }
    }

    /** These keys, when they can be used without blocking; to be waited for before any other method is called. */
    public Mono<MasterKeys> ready() {
        return Cryptography.ready().thenReturn(this);
    }

    /** The id of the one that wraps. */
    public String current() {
        return current;
    }

    /** Seals {@code key} by the current master key. */
    public WrappedKey wrap(SubjectKey key) {
        requireNonNull(key, "key");
        var nonce = Cryptography.random(Cryptography.NONCE);
        var sealed =
                Cryptography.seal(requireNonNull(secrets.get(current)), nonce, associated(key.id()), key.toByteArray());
        return new WrappedKey(
                current,
                Payload.wrap(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array()));
    }

    /**
     * Opens what {@link #wrap} sealed.
     *
     * @param id of the key of the subject
     * @throws StoreFailedException if the master key is not configured, or is another than the one that sealed it, or the
     *     bytes were changed
     */
    public SubjectKey unwrap(UUID id, WrappedKey wrapped) {
        requireNonNull(id, "id");
        var secret = secrets.get(requireNonNull(wrapped, "wrapped").masterKeyId());
        if (secret == null) {
            throw new StoreFailedException(
                    "Key %s needs the master key \"%s\", but only %s are configured"
                            .formatted(id, wrapped.masterKeyId(), secrets.keySet()),
                    null);
        }
        var bytes = wrapped.bytes().toByteArray();
        try {
            var nonce = Arrays.copyOf(bytes, Cryptography.NONCE);
            var sealed = ByteBuffer.wrap(
                    bytes, Math.min(bytes.length, nonce.length), Math.max(bytes.length - nonce.length, 0));
            return SubjectKey.of(id, Cryptography.open(secret, nonce, associated(id), sealed));
        } catch (AEADBadTagException wrong) {
            throw new StoreFailedException(
                    "Key %s cannot be opened by the master key \"%s\": another key is configured under this id, or the key was damaged (configured are %s)"
                            .formatted(id, wrapped.masterKeyId(), secrets.keySet()),
                    wrong);
        }
    }

    private static byte[] associated(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The ids alone. */
    @Override
    public String toString() {
        return "master keys %s, current \"%s\"".formatted(secrets.keySet(), current);
    }
}
