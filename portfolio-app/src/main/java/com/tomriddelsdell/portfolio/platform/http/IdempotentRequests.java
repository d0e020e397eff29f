package com.tomriddelsdell.portfolio.platform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Requests that may be sent more than once. Here it is only known which of them are being answered by this process: that
 * what is sent again is done once is for the store to see to, which knows it after a restart and in every process.
 */
public final class IdempotentRequests {

    private static final Problem IN_FLIGHT = Problem.of(
            HttpStatus.CONFLICT,
            "request-in-flight",
            "Request in flight",
            "A request with the same Idempotency-Key is being answered just now. Send it again in a moment.");

    private static final Problem KEY_REUSED = Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency-key-reused",
            "Idempotency key reused",
            "Another request was sent with this Idempotency-Key. Each request needs a key of its own.");

    private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();

    /** That a key came again, with another request than the first time: 422. */
    public static ProblemException keyReused() {
        return new ProblemException(KEY_REUSED);
    }

    /** Lets a request pass, unless one with the same key is being answered: then the answer is 409. */
    public HandlerFunction<ServerResponse> oneAtATime(HandlerFunction<ServerResponse> handler) {
        return request -> Mono.fromSupplier(() -> IdempotencyKey.of(request))
                .flatMap(key ->
                        key.map(known -> alone(known, handler, request)).orElseGet(() -> handler.handle(request)));
    }

    private Mono<ServerResponse> alone(
            IdempotencyKey key, HandlerFunction<ServerResponse> handler, ServerRequest request) {
        return Mono.defer(() -> inFlight.add(key)
                ? handler.handle(request).doFinally(end -> inFlight.remove(key))
                : Mono.error(new ProblemException(IN_FLIGHT)));
    }
}
