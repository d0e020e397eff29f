package com.tomriddelsdell.portfolio.account.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The configured providers of identities. What an OpenID provider says of itself is asked for when somebody first wants to
 * sign in with it, so that the site starts without it, and again after an hour or a failure.
 */
public final class Providers implements ReactiveClientRegistrationRepository {

    static final String CALLBACK = "/sign-in/from/{registrationId}";

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, Mono<ClientRegistration>> registrations;

    Providers(Map<String, SignInProperties.Provider> configured) {
        configured.forEach((name, provider) -> labels.put(name, Objects.requireNonNullElse(provider.label(), name)));
        this.registrations = configured.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> registration(entry.getKey(), entry.getValue())));
    }

    /** What the page calls the providers, by their names. */
    public Map<String, String> labels() {
        return Map.copyOf(labels);
    }

    /** Whoever asks draws on the entropy of the machine next, which may wait. */
    @Override
    public Mono<ClientRegistration> findByRegistrationId(String name) {
        return registrations.getOrDefault(name, Mono.empty()).publishOn(Schedulers.boundedElastic());
    }

    private static Mono<ClientRegistration> registration(String name, SignInProperties.Provider provider) {
        return Mono.fromCallable(() -> describe(name, provider))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .cache(found -> FRESH, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private static ClientRegistration describe(String name, SignInProperties.Provider provider) {
        var issuer = provider.issuer();
        var builder = issuer == null
                ? CommonOAuth2Provider.GITHUB.getBuilder(name)
                : ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(name)
                        .scope("openid", "profile", "email");
        return builder.clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .redirectUri("{baseUrl}" + CALLBACK)
                .build();
    }
}
