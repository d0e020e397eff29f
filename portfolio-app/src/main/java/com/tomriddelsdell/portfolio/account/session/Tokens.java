package com.tomriddelsdell.portfolio.account.session;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Signs what the application hands out, and reads it again: ES256, whatever a token itself says. */
final class Tokens {

    /** How far the clocks of the processes that share the keys may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final String ISSUER = "portfolio";

    private final SigningKeys keys;
    private final Clock clock;
    private final JwtEncoder encoder;
    private final Map<TokenUse, ReactiveJwtDecoder> decoders;

    Tokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())));
        this.decoders = Arrays.stream(TokenUse.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::decoder));
    }

    /** A token of {@code subject} with further claims. Signing draws on the entropy of the machine, so it may wait. */
    Mono<String> sign(TokenUse use, String subject, Instant until, Map<String, Object> claims) {
        var now = clock.instant();
        var header = JwsHeader.with(SignatureAlgorithm.ES256)
                .keyId(keys.signing().getKeyID())
                .type("JWT")
                .build();
        var content = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(use.audience()))
                .subject(subject)
                .issuedAt(now)
                .expiresAt(until)
                .claims(all -> all.putAll(claims))
                .build();
        return Mono.fromCallable(() -> encoder.encode(JwtEncoderParameters.from(header, content))
                        .getTokenValue())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** What {@code token} says; a {@code JwtException} if it was not signed here, for this use, or is over. */
    Mono<Jwt> read(TokenUse use, String token) {
        return Mono.fromSupplier(() -> decoders.get(use)).flatMap(decoder -> decoder.decode(token));
    }

    private ReactiveJwtDecoder decoder(TokenUse use) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(this::keysFor)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(validator(use));
        return decoder;
    }

    private Flux<JWK> keysFor(SignedJWT token) {
        var id = token.getHeader().getKeyID();
        return id == null ? Flux.empty() : Flux.fromIterable(keys.named(id));
    }

    private OAuth2TokenValidator<Jwt> validator(TokenUse use) {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(ISSUER),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(use.audience())));
    }
}
