package com.tomriddelsdell.portfolio.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import reactor.core.publisher.Mono;

/**
 * Knows the one user there is. The password is a secret of the configuration, not one that a person chose and a database
 * could lose: so it is compared in constant time and not hashed slowly, which would let anybody burn the processor.
 */
final class Admin implements ReactiveAuthenticationManager {

    static final String ROLE = "ADMIN";
    static final String NAME = "admin";

    private final byte[] credentials;

    Admin(String password) {
        this.credentials = digest(NAME, password);
    }

    @Override
    public Mono<Authentication> authenticate(Authentication claimed) {
        return Mono.fromSupplier(() -> {
            if (!matches(claimed)) {
                throw new BadCredentialsException("Wrong name or password");
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    NAME, null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE, "ROLE_ENGINEER", "ROLE_USER"));
        });
    }

    private boolean matches(Authentication claimed) {
        return MessageDigest.isEqual(credentials, digest(claimed.getName(), String.valueOf(claimed.getCredentials())));
    }

    /** Digests are of one length, whatever the length of what is compared. */
    private static byte[] digest(String name, String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((name + ':' + password).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
