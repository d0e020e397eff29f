package com.tomriddelsdell.portfolio.platform.security;

import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.http.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.util.StringUtils;

/**
 * One user, HTTP Basic, no session. A browser remembers Basic credentials by itself, which is also what lets an
 * {@code EventSource}, that can send no header of its own, follow a protected stream.
 *
 * <p>There is no CSRF token, and no cookie to bind one to. What another site makes the browser of the signed-in owner send
 * is refused by what the browser says about its origin, before it reaches anything that could change.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String ENGINEER = "ENGINEER";
    private static final String CHALLENGE = "Basic realm=\"Portfolio\", charset=\"UTF-8\"";

    @Bean
    ReactiveAuthenticationManager admin(AdminProperties properties) {
        return new Admin(
                StringUtils.hasText(properties.password()) ? properties.password() : GeneratedPassword.announced());
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http, ReactiveAuthenticationManager admin, ProblemExceptionHandler problems) {
        return http.authorizeExchange(SecurityConfiguration::access)
                .httpBasic(basic -> basic.authenticationManager(admin)
                        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationEntryPoint(
                                (exchange, failure) -> problems.write(exchange, Problems.UNAUTHENTICATED, challenge())))
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                        (exchange, failure) -> problems.write(exchange, Problems.FORBIDDEN_TO_YOU, HttpHeaders.EMPTY)))
                .headers(BrowserRestrictions::apply)
                .csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .build();
    }

    private static void access(AuthorizeExchangeSpec access) {
        access.pathMatchers(HttpMethod.POST, "/api/contacts")
                .permitAll()
                .pathMatchers("/actuator/health", "/actuator/health/*")
                .permitAll()
                .pathMatchers("/api/admin/eventstore", "/api/admin/eventstore/**")
                .hasAnyRole(Admin.ROLE, ENGINEER)
                .pathMatchers(
                        "/api/contacts",
                        "/api/contacts/**",
                        "/api/admin",
                        "/api/admin/**",
                        "/admin",
                        "/admin/**",
                        "/actuator",
                        "/actuator/**")
                .hasRole(Admin.ROLE)
                .anyExchange()
                .permitAll();
    }

    private static HttpHeaders challenge() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return headers;
    }
}
