package com.tomriddelsdell.portfolio.account.identity;

import com.tomriddelsdell.portfolio.account.Identity;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** Reads who somebody is out of what a provider said. */
final class Identities {

    private static final int LONGEST_NAME = 80;

    private Identities() {}

    static Identity of(OAuth2AuthenticationToken token) {
        var provider = token.getAuthorizedClientRegistrationId();
        var user = token.getPrincipal();
        return user instanceof OidcUser oidc ? openId(provider, oidc) : gitHub(provider, user);
    }

    private static Identity openId(String provider, OidcUser user) {
        var email =
                Optional.ofNullable(user.getEmail()).filter(address -> Boolean.TRUE.equals(user.getEmailVerified()));
        return new Identity(
                provider,
                Objects.requireNonNull(user.getSubject(), "sub"),
                email,
                name(user.getFullName(), user.getPreferredUsername()));
    }

    /** GitHub's number of a person is for ever; their login name may become somebody else's. */
    private static Identity gitHub(String provider, OAuth2User user) {
        @Nullable String login = user.getAttribute("login");
        return new Identity(provider, user.getName(), Optional.empty(), name(login));
    }

    private static String name(@Nullable String... candidates) {
        var name = Stream.of(candidates).flatMap(Stream::ofNullable).findFirst().orElse("somebody");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
