package com.tomriddelsdell.portfolio.platform.security;

import com.tomriddelsdell.portfolio.platform.http.CrossSite;
import com.tomriddelsdell.portfolio.platform.http.ProblemExceptionHandler;
import com.tomriddelsdell.portfolio.platform.http.Problems;
import com.tomriddelsdell.portfolio.platform.http.ReturnAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers whoever is nobody: programs with problem details and a challenge, people with the page to sign in on. A form that
 * they sent comes back on that page, and is kept nowhere else, so that what they wrote outlives their session.
 */
final class Refusal implements ServerAuthenticationEntryPoint {

    private static final String BASIC = "Basic realm=\"Portfolio\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Portfolio\"";

    private final ProblemExceptionHandler problems;
    private final SignInPage page;

    Refusal(ProblemExceptionHandler problems, SignInPage page) {
        this.problems = problems;
        this.page = page;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return wantsPage(exchange)
                ? kept(exchange).flatMap(fields -> page(exchange, fields))
                : problems.write(exchange, Problems.UNAUTHENTICATED, challenges(failure));
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return !request.getPath().value().startsWith("/api/")
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                        .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    /** A form that another site made the browser send is not offered to be sent again. */
    private static Mono<MultiValueMap<String, String>> kept(ServerWebExchange exchange) {
        var none = Mono.<MultiValueMap<String, String>>just(new LinkedMultiValueMap<>());
        var request = exchange.getRequest();
        return request.getMethod().equals(HttpMethod.POST) && CrossSite.isOwn(request.getHeaders())
                ? exchange.getFormData().onErrorResume(tooLargeOrBroken -> none)
                : none;
    }

    /** The challenge is one that browsers do not answer by a window of their own. */
    private Mono<Void> page(ServerWebExchange exchange, MultiValueMap<String, String> fields) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        var html = page.render(wanted(exchange), fields).getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(html)));
    }

    private static String wanted(ServerWebExchange exchange) {
        var address = exchange.getRequest().getURI();
        var query = address.getRawQuery();
        return ReturnAddress.of(query == null ? address.getRawPath() : address.getRawPath() + '?' + query);
    }

    private static HttpHeaders challenges(AuthenticationException failure) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        headers.add(
                HttpHeaders.WWW_AUTHENTICATE,
                failure instanceof OAuth2AuthenticationException ? BEARER + ", error=\"invalid_token\"" : BEARER);
        return headers;
    }
}
