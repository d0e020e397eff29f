package com.tomriddelsdell.portfolio.contact.spam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that forms are signed with, by HMAC-SHA256. Without it nobody can make a form look older than it is. */
final class FormKey {

    private static final Logger LOG = LoggerFactory.getLogger(FormKey.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final Mac mac;

    private FormKey(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @param key of 32 bytes */
    static FormKey of(byte[] key) {
        return new FormKey(key);
    }

    /**
     * Reads the key of {@code file}, or makes it, readable by its owner only. Where it cannot be kept, it is one of this
     * process: forms that others gave come back once. Blocks: to be called at start-up.
     *
     * @throws IllegalStateException if the file holds no such key
     */
    static FormKey load(Path file) {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            if (Files.notExists(file)) {
                write(file, fresh);
            }
            return new FormKey(parse(file, Files.readString(file)));
        } catch (IOException unable) {
            LOG.warn("The key of forms cannot be kept in {}: forms come back once after a restart", file, unable);
            return new FormKey(fresh);
        }
    }

    byte[] sign(String text) {
        try {
            return ((Mac) mac.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    private static byte[] parse(Path file, String text) {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalStateException(refusal(file), noBase64);
        }
        throw new IllegalStateException(refusal(file));
    }

    private static String refusal(Path file) {
        return "%s must hold 32 bytes in Base64; move it away to have a new key made".formatted(file.toAbsolutePath());
    }

    /** Another process may be doing the same: the first one's key is read by both. */
    private static void write(Path file, byte[] key) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // A temporary file is readable by its owner only, and keeps that when it moves.
        var whole = Files.createTempFile(directory, "forms", ".tmp");
        try {
            Files.writeString(whole, Base64.getEncoder().encodeToString(key));
            Files.move(whole, file);
        } catch (FileAlreadyExistsException other) {
            LOG.debug("Another process has made {}", file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
