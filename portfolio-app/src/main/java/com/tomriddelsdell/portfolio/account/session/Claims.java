package com.tomriddelsdell.portfolio.account.session;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** Claims that every token has that was signed here. */
final class Claims {

    private Claims() {}

    static String text(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    static long number(Jwt token, String name) {
        return Objects.requireNonNull(token.<Number>getClaim(name), name).longValue();
    }
}
