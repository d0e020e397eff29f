package com.tomriddelsdell.portfolio.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a client calls a request that it may send more than once because it does not know what became of it. Made once for
 * each request, of random parts, so that no two clients make the same.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
public record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM =
            Pattern.compile("\"([\\x20-\\x7e&&[^\"\\\\]]{8,128})\"|([A-Za-z0-9_.:-]{8,128})");
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /**
     * The key of {@code request}; empty when it has none. The quotes that the standard asks for may be missing.
     *
     * <p><strong>Errors:</strong> {@link ProblemException} when it has no form that a key can have.
     */
    public static Optional<IdempotencyKey> of(ServerRequest request) {
        var written = request.headers().header(HEADER);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var form = FORM.matcher(written.getFirst());
        if (written.size() > 1 || !form.matches()) {
            throw ProblemException.invalidParameter(HEADER, "must be one quoted text of 8 to 128 characters");
        }
        return Optional.of(new IdempotencyKey(form.group(1) == null ? form.group(2) : form.group(1)));
    }

    /**
     * The id of what the request makes: always the same for the same key, and another for another.
     *
     * @param purpose what kind of request it is, so that a key for another kind means something else
     */
    public UUID id(String purpose) {
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest("%s\n%s".formatted(purpose, value).getBytes(StandardCharsets.UTF_8)));
            return new UUID((digest.getLong() & ~0xF000L) | VERSION_8, (digest.getLong() >>> 2) | VARIANT);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
