package com.tomriddelsdell.portfolio;

import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real OpenID provider in the process of the tests, which the running application knows as {@code example}. */
public final class IdentityProvider {

    private static final MockOAuth2Server SERVER = started();
    private static final String ISSUER = "default";
    private static final String CLIENT = "portfolio";
    private static final int HOUR = 3600;

    private IdentityProvider() {}

    /** Whoever comes next to sign in is {@code subject}, of whom the provider says {@code claims}. */
    public static void vouchFor(String subject, Map<String, Object> claims) {
        vouchFor(subject, claims, HOUR);
    }

    /** The same with a token that is over after so many seconds. */
    public static void vouchFor(String subject, Map<String, Object> claims, long seconds) {
        SERVER.enqueueCallback(
                new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), claims, seconds));
    }

    static void addTo(DynamicPropertyRegistry registry) {
        var provider = "portfolio.sign-in.providers.example.";
        registry.add(provider + "issuer", () -> SERVER.issuerUrl(ISSUER).toString());
        registry.add(provider + "client-id", () -> CLIENT);
        registry.add(provider + "client-secret", () -> "a secret of the test");
        registry.add("portfolio.sign-in.roles.admin", () -> "example/mail:owner@example.com");
        registry.add("portfolio.sign-in.roles.engineer", () -> "example/engineer");
        registry.add("portfolio.sign-in.roles.user", () -> "example/user");
    }

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server();
        server.start();
        return server;
    }
}
