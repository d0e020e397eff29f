package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventIds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Mono;

/** The key of one subject: 256 bits, and an id that may be seen by everybody. Never printed. */
public final class SubjectKey {

    /** The bytes of a key. */
    public static final int SIZE = 32;

    private final UUID id;
    private final SecretKeySpec secret;

    private SubjectKey(UUID id, SecretKeySpec secret) {
        this.id = id;
        this.secret = secret;
    }

    /** A new key, made of randomness that no thread waits for. */
    public static Mono<SubjectKey> generate() {
        return Cryptography.ready().then(Mono.fromCallable(() -> of(EventIds.next(), Cryptography.random(SIZE))));
    }

    /**
     * The key {@code id} as it was kept. Copies {@code bytes}.
     *
     * @throws IllegalArgumentException if they are not {@value #SIZE}
     */
    public static SubjectKey of(UUID id, byte[] bytes) {
        requireNonNull(id, "id");
        if (requireNonNull(bytes, "bytes").length != SIZE) {
            throw new IllegalArgumentException(
                    "The bytes of a subject's key must be %d, but were %d".formatted(SIZE, bytes.length));
        }
        return new SubjectKey(id, new SecretKeySpec(bytes, Cryptography.AES));
    }

    public UUID id() {
        return id;
    }

    /** A copy of the key itself, for whoever keeps it. */
    public byte[] toByteArray() {
        return secret.getEncoded();
    }

    /**
     * What a store may find {@code subject} by without holding its name, if it has this key for nothing else: HMAC-SHA-256 of
     * the name. Without the key, guessing names leads nowhere.
     */
    public byte[] digestOf(Subject subject) {
        requireNonNull(subject, "subject");
        return Cryptography.authenticate(toByteArray(), subject.value().getBytes(StandardCharsets.UTF_8));
    }

    SecretKeySpec secret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectKey that && id.equals(that.id) && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
