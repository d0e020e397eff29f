package com.tomriddelsdell.portfolio.platform.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import reactor.core.publisher.Mono;

/** What routes say about requests beyond what the framework's predicates say. */
public final class Requests {

    private Requests() {}

    /** GET, and HEAD with it. */
    public static RequestPredicate get(String pattern) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(pattern));
    }

    /** A handler that answers only those who accept {@code offered}; 406 for others. */
    public static HandlerFunction<ServerResponse> offering(MediaType offered, HandlerFunction<ServerResponse> handler) {
        var accepts = RequestPredicates.accept(offered);
        return request -> accepts.test(request)
                ? handler.handle(request)
                : Mono.error(new NotAcceptableStatusException(List.of(offered)));
    }

    /** The last handler of a path: 405, naming the methods that the handlers before it take. */
    public static HandlerFunction<ServerResponse> only(HttpMethod... methods) {
        var allowed = Set.copyOf(Arrays.asList(methods));
        return request -> Mono.error(new MethodNotAllowedException(request.method(), allowed));
    }
}
