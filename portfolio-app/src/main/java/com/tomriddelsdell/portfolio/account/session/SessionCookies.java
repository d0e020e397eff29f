package com.tomriddelsdell.portfolio.account.session;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * Cookies that no script reads and that no other site sends along with anything that could change. Over HTTPS their names
 * say so too, which keeps neighbouring hosts from setting them.
 */
final class SessionCookies {

    static final String ACCESS = "portfolio-access";
    static final String REFRESH = "portfolio-refresh";
    static final String FLOW = "portfolio-sign-in";

    private final @Nullable Boolean secure;

    SessionCookies(@Nullable Boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(ServerWebExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(named(exchange, name)))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    void write(ServerWebExchange exchange, String name, String value, Duration life) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(named(exchange, name), value)
                        .httpOnly(true)
                        .secure(isSecure(exchange))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build());
    }

    void clear(ServerWebExchange exchange, String name) {
        write(exchange, name, "", Duration.ZERO);
    }

    private String named(ServerWebExchange exchange, String name) {
        return isSecure(exchange) ? "__Host-" + name : name;
    }

    private boolean isSecure(ServerWebExchange exchange) {
        return secure == null ? "https".equals(exchange.getRequest().getURI().getScheme()) : secure;
    }
}
