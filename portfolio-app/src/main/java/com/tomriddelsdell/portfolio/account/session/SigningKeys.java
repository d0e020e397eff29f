package com.tomriddelsdell.portfolio.account.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that tokens are signed with: the first of them signs, the others still count for what they signed. They are
 * for ES256 and nothing else.
 */
final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final List<JWK> keys;

    private SigningKeys(List<JWK> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the keys of {@code file}, puts a new one before them if the first is older than {@code rotateAfter}, and
     * forgets those that cannot have signed anything that still counts. Blocks.
     *
     * @param keepFor how long anything counts that was signed
     * @throws IllegalStateException if the file holds no such keys
     */
    static SigningKeys load(Path file, Duration rotateAfter, Duration keepFor, Instant now) {
        var kept = read(file).stream()
                .filter(key -> now.isBefore(made(key).plus(rotateAfter).plus(keepFor)))
                .toList();
        if (!kept.isEmpty() && now.isBefore(made(kept.getFirst()).plus(rotateAfter))) {
            return new SigningKeys(kept);
        }
        var keys = Stream.concat(Stream.of(generated(now)), kept.stream()).toList();
        write(file, keys);
        return new SigningKeys(keys);
    }

    JWK signing() {
        return keys.getFirst();
    }

    /** The key of that id, or nothing. */
    List<JWK> named(String id) {
        return keys.stream().filter(key -> key.getKeyID().equals(id)).toList();
    }

    private static Instant made(JWK key) {
        var issued = key.getIssueTime();
        return issued == null ? Instant.EPOCH : issued.toInstant();
    }

    private static JWK generated(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static List<JWK> read(Path file) {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            var keys = JWKSet.load(file.toFile()).getKeys();
            if (keys.stream().allMatch(SigningKeys::isUsable)) {
                return keys;
            }
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(refusal(file), unreadable);
        }
        throw new IllegalStateException(refusal(file));
    }

    private static boolean isUsable(JWK key) {
        return key instanceof ECKey curve
                && curve.isPrivate()
                && Curve.P_256.equals(curve.getCurve())
                && curve.getKeyID() != null;
    }

    private static String refusal(Path file) {
        return ("%s must hold a JSON Web Key Set of private P-256 keys, each with a kid;"
                        + " move it away to have a new one made, which signs everybody out")
                .formatted(file.toAbsolutePath());
    }

    private static void write(Path file, List<JWK> keys) {
        try {
            var directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            // A temporary file is readable by its owner only, and keeps that when it moves.
            var fresh = Files.createTempFile(directory, "keys", ".tmp");
            Files.writeString(fresh, new JWKSet(keys).toString(false));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException readOnly) {
            LOG.warn("The signing keys cannot be kept in {}: sessions end with this process", file, readOnly);
        }
    }
}
