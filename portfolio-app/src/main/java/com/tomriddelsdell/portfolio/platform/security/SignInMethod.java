package com.tomriddelsdell.portfolio.platform.security;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;

/** A way to prove who one is, beside the password of the owner. */
public interface SignInMethod {

    /** Adds this to the chain of {@code http}; whoever fails is answered by {@code refusal}. */
    void addTo(ServerHttpSecurity http, ServerAuthenticationEntryPoint refusal);
}
