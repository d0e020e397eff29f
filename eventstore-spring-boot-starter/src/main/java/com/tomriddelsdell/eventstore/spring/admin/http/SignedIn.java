package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whoever Spring Security has signed in with one of some authorities. */
public final class SignedIn implements Caller {

    private final Set<String> authorities;

    /** @param authorities any of which suffices */
    public SignedIn(Set<String> authorities) {
        this.authorities = Set.copyOf(requireNonNull(authorities, "authorities"));
    }

    @Override
    public Mono<String> name(ServerRequest request) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(SignedIn::isSomebody)
                .switchIfEmpty(Mono.error(() -> Refusal.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Authentication needed",
                        "This is for engineers only.")))
                .filter(this::mayComeIn)
                .switchIfEmpty(Mono.error(() -> Refusal.of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Forbidden",
                        "You may not do this: it takes one of the authorities %s."
                                .formatted(new TreeSet<>(authorities)))))
                .map(Authentication::getName);
    }

    private static boolean isSomebody(Authentication authentication) {
        return new AuthenticationTrustResolverImpl().isAuthenticated(authentication);
    }

    private boolean mayComeIn(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(authorities::contains);
    }
}
