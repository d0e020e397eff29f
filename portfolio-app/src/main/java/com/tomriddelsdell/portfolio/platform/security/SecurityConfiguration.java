package com.tomriddelsdell.portfolio.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.util.StringUtils;

/**
 * People are let in by the cookies of their session, programs by HTTP Basic or a bearer token; nothing is kept on the server
 * between requests. What else there is to sign in with, {@link SignInMethod}s add.
 *
 * <p>There is no CSRF token. What another site makes the browser of somebody who is signed in send comes without their
 * cookies, and is refused by what the browser says about its origin, before it reaches anything that could change.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    ReactiveAuthenticationManager admin(AdminProperties properties) {
        return new Admin(
                StringUtils.hasText(properties.password()) ? properties.password() : GeneratedPassword.announced());
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            ReactiveAuthenticationManager admin,
            ServerSecurityContextRepository sessions,
            List<SignInMethod> methods,
            SignInPage page,
            SecurityLog log,
            ProblemExceptionHandler problems) {
        var refusal = new Refusal(problems, page);
        methods.forEach(method -> method.addTo(http, refusal));
        return http.authorizeExchange(SecurityConfiguration::access)
                .addFilterBefore(
                        new AttemptLimitFilter(new AttemptLimit(Ticker.systemTicker()), problems, log),
                        SecurityWebFiltersOrder.HTTP_BASIC)
                .securityContextRepository(sessions)
                .httpBasic(basic -> basic.authenticationManager(admin)
                        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                        .authenticationEntryPoint(refusal))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(refusal).accessDeniedHandler(new Denial(problems, log)))
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
                .pathMatchers("/admin/log", "/api/admin/eventstore", "/api/admin/eventstore/**")
                .hasRole("ENGINEER")
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
                .pathMatchers("/account", "/account/**")
                .hasRole("USER")
                .anyExchange()
                .permitAll();
    }
}
