package com.tomriddelsdell.portfolio.platform.http;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that change something when the browser says that another site made it send them. Browsers that do not
 * say so, such as over plain HTTP, still name the origin. Programs send neither header and pass.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
@Component
@Order(FilterOrder.CROSS_SITE)
final class CrossSiteFilter implements WebFilter {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return SAFE.contains(request.getMethod()) || CrossSite.isOwn(request.getHeaders())
                ? chain.filter(exchange)
                : Mono.error(new ProblemException(Problems.CROSS_SITE));
    }
}
