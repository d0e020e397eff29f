package com.tomriddelsdell.portfolio.account.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.test.StepVerifier;

class TokensTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ROTATE = Duration.ofDays(90);
    private static final Duration KEEP = Duration.ofDays(14);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(5));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_token_says_what_was_signed() {
        var tokens = tokens("keys", NOW);

        assertThat(read(tokens, sign(tokens)).getSubject()).isEqualTo("somebody");
    }

    @Test
    void a_token_of_one_use_passes_for_no_other() {
        var tokens = tokens("keys", NOW);

        refused(tokens, TokenUse.REFRESH, sign(tokens));
        refused(tokens, TokenUse.API, sign(tokens));
    }

    @Test
    void a_token_of_another_key_is_refused() {
        refused(tokens("keys", NOW), TokenUse.ACCESS, sign(tokens("other", NOW)));
    }

    @Test
    void a_token_without_signature_is_refused() {
        var tokens = tokens("keys", NOW);
        var parts = sign(tokens).split("\\.", -1);

        refused(tokens, TokenUse.ACCESS, encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + '.' + parts[1] + '.');
        refused(
                tokens,
                TokenUse.ACCESS,
                encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + '.' + parts[1] + '.' + parts[2]);
    }

    @Test
    void a_token_whose_content_was_changed_is_refused() {
        var tokens = tokens("keys", NOW);
        var parts = sign(tokens).split("\\.", -1);
        var content = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        refused(
                tokens,
                TokenUse.ACCESS,
                parts[0] + '.' + encoded(content.replace("somebody", "another")) + '.' + parts[2]);
    }

    @Test
    void clocks_may_be_apart_by_so_much_and_no_more() {
        var token = sign(tokens("keys", NOW));

        assertThat(read(tokens("keys", UNTIL.plus(Tokens.SKEW).minusSeconds(1)), token)
                        .getSubject())
                .isEqualTo("somebody");
        refused(tokens("keys", UNTIL.plus(Tokens.SKEW).plusSeconds(1)), TokenUse.ACCESS, token);
    }

    @Test
    void what_an_older_key_signed_counts_until_it_cannot_any_more() {
        var keys = directory.resolve("keys");
        var first = SigningKeys.load(keys, ROTATE, KEEP, NOW).signing().getKeyID();

        var rotated = SigningKeys.load(keys, ROTATE, KEEP, NOW.plus(ROTATE));
        assertThat(rotated.signing().getKeyID()).isNotEqualTo(first);
        assertThat(rotated.named(first)).hasSize(1);
        assertThat(SigningKeys.load(keys, ROTATE, KEEP, NOW.plus(ROTATE).plus(KEEP))
                        .named(first))
                .isEmpty();
    }

    @Test
    void keys_are_for_the_eyes_of_the_application_only() throws Exception {
        var keys = directory.resolve("keys");
        SigningKeys.load(keys, ROTATE, KEEP, NOW);

        assertThat(Files.getPosixFilePermissions(keys))
                .extracting(Enum::name)
                .containsOnly("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void a_file_that_holds_no_keys_is_left_alone_and_named() throws Exception {
        var keys = directory.resolve("keys");
        Files.writeString(keys, "{}");

        assertThatThrownBy(() -> SigningKeys.load(keys, ROTATE, KEEP, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(keys.toString());
        assertThat(keys).hasContent("{}");
    }

    private Tokens tokens(String keys, Instant now) {
        return new Tokens(
                SigningKeys.load(directory.resolve(keys), ROTATE, KEEP, NOW), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String sign(Tokens tokens) {
        return Objects.requireNonNull(
                tokens.sign(TokenUse.ACCESS, "somebody", UNTIL, Map.of()).block(PATIENCE));
    }

    private static Jwt read(Tokens tokens, String token) {
        return Objects.requireNonNull(tokens.read(TokenUse.ACCESS, token).block(PATIENCE));
    }

    private static void refused(Tokens tokens, TokenUse use, String token) {
        StepVerifier.create(tokens.read(use, token))
                .expectError(JwtException.class)
                .verify(PATIENCE);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
