package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.account.Role;
import com.tomriddelsdell.portfolio.account.identity.Providers;
import com.tomriddelsdell.portfolio.account.session.LocalOwner;
import com.tomriddelsdell.portfolio.account.session.Sessions;
import com.tomriddelsdell.portfolio.platform.http.ReturnAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows the ways to sign in, and lets in who knows the password of the owner. */
final class SignInPageHandler {

    private static final String RETURN = "return";

    private final ReactiveAuthenticationManager passwords;
    private final Sessions sessions;
    private final Providers providers;
    private final Pages pages;

    SignInPageHandler(ReactiveAuthenticationManager passwords, Sessions sessions, Providers providers, Pages pages) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.providers = providers;
        this.pages = pages;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return page(HttpStatus.OK, request.queryParam(RETURN).orElse(""), "");
    }

    Mono<ServerResponse> signIn(ServerRequest request) {
        return request.formData().flatMap(typed -> signIn(request, typed));
    }

    private Mono<ServerResponse> signIn(ServerRequest request, MultiValueMap<String, String> typed) {
        var address = Objects.requireNonNullElse(typed.getFirst(RETURN), "");
        var password = Objects.requireNonNullElse(typed.getFirst("password"), "");
        var owner = LocalOwner.IDENTITY;
        return passwords
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(owner.subject(), password))
                .flatMap(proven -> sessions.begin(owner, Role.ADMIN, request.exchange())
                        .then(ServerResponse.seeOther(URI.create(ReturnAddress.of(address)))
                                .build()))
                .onErrorResume(
                        BadCredentialsException.class,
                        wrong -> page(HttpStatus.UNAUTHORIZED, address, "This is not the password."));
    }

    private Mono<ServerResponse> page(HttpStatus status, String address, String notice) {
        var view = SignInView.of(ReturnAddress.of(address), providers.labels(), notice);
        return pages.respond(status, "signIn", Map.of("view", view));
    }
}
