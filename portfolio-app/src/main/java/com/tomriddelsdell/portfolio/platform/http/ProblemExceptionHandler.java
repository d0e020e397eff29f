package com.tomriddelsdell.portfolio.platform.http;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every request that failed: programs with problem details, people with a page. */
@Component
@Order(-2)
public final class ProblemExceptionHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final ServerCodecConfigurer codecs;
    private final ErrorPage page;

    public ProblemExceptionHandler(ServerCodecConfigurer codecs, ErrorPage page) {
        this.codecs = codecs;
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var problem = Problems.of(failure);
        report(exchange, problem, failure);
        return write(exchange, problem, headersOf(failure));
    }

    /** Answers with {@code problem}. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem, HttpHeaders headers) {
        var request = ServerRequest.create(exchange, codecs.getReaders());
        var response = ServerResponse.status(problem.status())
                .headers(all -> all.addAll(headers))
                .headers(all -> retryAfter(problem, all))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .cacheControl(CacheControl.noStore());
        return (Preference.isPage(request)
                        ? page(request, response, problem)
                        : details(response, problem.at(request.path())))
                .flatMap(built -> built.writeTo(exchange, new WriterContext(codecs)));
    }

    private Mono<ServerResponse> page(ServerRequest request, ServerResponse.BodyBuilder response, Problem problem) {
        return response.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .bodyValue(page.render(problem, request.headers().asHttpHeaders()));
    }

    private static Mono<ServerResponse> details(ServerResponse.BodyBuilder response, Problem problem) {
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).bodyValue(problem);
    }

    private static HttpHeaders headersOf(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.headers();
            case ErrorResponse response -> response.getHeaders();
            default -> HttpHeaders.EMPTY;
        };
    }

    private static void retryAfter(Problem problem, HttpHeaders headers) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
    }

    private static void report(ServerWebExchange exchange, Problem problem, Throwable failure) {
        if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.atError()
                    .addKeyValue("method", exchange.getRequest().getMethod())
                    .addKeyValue("path", exchange.getRequest().getPath())
                    .setCause(failure)
                    .log("A request failed");
        }
    }
}
