package com.tomriddelsdell.eventstore.spring.admin.http;

import java.security.Principal;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Who asks, and whether they may. */
@FunctionalInterface
public interface Caller {

    /**
     * The name of whoever asks.
     *
     * <p><strong>Errors:</strong> a {@link Refusal} when they may not.
     *
     * @return never empty
     */
    Mono<String> name(ServerRequest request);

    /** Whoever got through to here; {@code unknown} unless the request has a principal. */
    static Caller elsewhereChecked() {
        return request -> request.principal().map(Principal::getName).defaultIfEmpty("unknown");
    }
}
