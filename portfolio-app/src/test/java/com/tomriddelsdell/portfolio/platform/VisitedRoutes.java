package com.tomriddelsdell.portfolio.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The routes that there are: those that say which methods they take, HEAD aside, which goes with GET. */
final class VisitedRoutes implements RouterFunctions.Visitor {

    private final List<Route> routes = new ArrayList<>();
    private final Deque<String> prefixes = new ArrayDeque<>();

    List<Route> routes() {
        return routes;
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        var parts = new Parts();
        predicate.accept(parts);
        parts.methods.stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .forEach(method -> routes.add(new Route(method.name(), String.join("", prefixes) + parts.path)));
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        var parts = new Parts();
        predicate.accept(parts);
        prefixes.addLast(parts.path);
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        prefixes.removeLast();
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookupFunction) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> router) {}

    record Route(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final class Parts implements RequestPredicates.Visitor {

        private Set<HttpMethod> methods = Set.of();
        private String path = "";

        @Override
        public void method(Set<HttpMethod> found) {
            methods = found;
        }

        @Override
        public void path(String pattern) {
            path = pattern;
        }

        @Override
        @Deprecated
        @SuppressWarnings("removal")
        public void pathExtension(String extension) {}

        @Override
        public void header(String name, String value) {}

        @Override
        public void queryParam(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {}
    }
}
