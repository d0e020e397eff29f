package com.tomriddelsdell.eventstore.erase;

import java.nio.ByteBuffer;
import java.security.DrbgParameters;
import java.security.DrbgParameters.Capability;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * AES-256-GCM, HMAC-SHA-256 and randomness from the JDK, without blocking: what reads files or waits for entropy happens in
 * {@link #ready()}, on a thread that may wait.
 *
 * <p>Nonces are 96 random bits (NIST SP 800-38D, section 8.2.2) from a deterministic generator (SP 800-90A) that is seeded
 * with 256 bits. Section 8.3 allows 2^32 of them for one key, which is one person's.
 */
final class Cryptography {

    static final String AES = "AES";
    static final int NONCE = 12;
    static final int TAG = 16;

    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final String HMAC = "HmacSHA256";
    private static final int STRENGTH = 256;

    /** Half of the draws after which the JDK's generator seeds itself anew. */
    private static final int MOST_DRAWS = 1 << 30;

    private static final Randomness RANDOM = new Randomness(Cryptography::seeded, MOST_DRAWS);

    private static final Mono<Boolean> PREPARED = Mono.defer(
                    () -> Mono.fromCallable(Cryptography::prepare).subscribeOn(Schedulers.boundedElastic()))
            .cache(prepared -> Duration.ofMillis(Long.MAX_VALUE), failure -> Duration.ZERO, () -> Duration.ZERO);

    private Cryptography() {}

    /** Completes when the other methods can be called; at once, from the second time on. */
    static Mono<Void> ready() {
        return Mono.defer(() -> RANDOM.isSeeded() ? Mono.empty() : PREPARED.then());
    }

    /** Uses everything once, so that classes and providers are loaded, which reads files. */
    private static boolean prepare() throws AEADBadTagException {
        var key = new SecretKeySpec(new byte[SubjectKey.SIZE], AES);
        var nonce = new byte[NONCE];
        open(key, nonce, new byte[0], ByteBuffer.wrap(seal(key, nonce, new byte[0], new byte[1])));
        authenticate(new byte[1], new byte[1]);
        RANDOM.seed();
        return true;
    }

    private static SecureRandom seeded() {
        try {
            var random =
                    SecureRandom.getInstance("DRBG", DrbgParameters.instantiation(STRENGTH, Capability.NONE, null));
            random.nextBytes(new byte[1]);
            return random;
        } catch (GeneralSecurityException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] random(int bytes) {
        return RANDOM.draw(bytes);
    }

    /** The ciphertext and its tag. */
    static byte[] seal(SecretKey key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associated);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws AEADBadTagException if the key, the nonce or a bit is another than when it was sealed */
    static byte[] open(SecretKey key, byte[] nonce, byte[] associated, ByteBuffer sealed) throws AEADBadTagException {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(associated);
            var bytes = new byte[sealed.remaining()];
            sealed.get(bytes);
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException tampered) {
            throw tampered;
        } catch (GeneralSecurityException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] authenticate(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(AES_GCM);
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }
}
