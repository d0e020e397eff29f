package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What every request goes through: who asks, whether another site made a browser ask, and problem details for whatever goes
 * wrong.
 */
public final class Gate implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String WHO = Gate.class.getName() + ".who";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Caller caller;

    public Gate(Caller caller) {
        this.caller = requireNonNull(caller, "caller");
    }

    /** The name of whoever sent a request that came through. */
    public static String who(ServerRequest request) {
        return (String) request.attributes().getOrDefault(WHO, "unknown");
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return caller.name(request)
                .flatMap(name -> {
                    if (!SAFE.contains(request.method())
                            && !isOwn(request.headers().asHttpHeaders())) {
                        throw Refusal.of(
                                HttpStatus.FORBIDDEN,
                                "cross-site-request",
                                "Cross-site request",
                                "Other sites may not send this request.");
                    }
                    requireText(request.uri());
                    request.attributes().put(WHO, name);
                    return next.handle(request);
                })
                .onErrorResume(failure -> Answers.refused(Refusals.of(failure), request.path()));
    }

    /** PostgreSQL's text holds no NUL, and so no name does. */
    private static void requireText(URI asked) {
        if (asked.getRawSchemeSpecificPart().contains("%00")) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "Malformed request",
                    "A path or a parameter must hold no NUL character (%00).");
        }
    }

    private static boolean isOwn(HttpHeaders headers) {
        var site = headers.getFirst("Sec-Fetch-Site");
        return site == null ? isOwn(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST)) : OWN.contains(site);
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        return origin == null || origin.endsWith("://" + host);
    }
}
