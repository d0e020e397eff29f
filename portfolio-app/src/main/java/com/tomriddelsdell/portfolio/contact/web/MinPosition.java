package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.portfolio.contact.view.Inbox;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets a client read what it wrote: a request that carries {@code Min-Position} is answered once the inbox shows everything
 * up to there. The position is the {@code Event-Position} of the answer to the write.
 */
final class MinPosition {

    private static final String HEADER = "Min-Position";

    private final Inbox inbox;

    MinPosition(Inbox inbox) {
        this.inbox = inbox;
    }

    HandlerFunction<ServerResponse> before(HandlerFunction<ServerResponse> read) {
        return request -> {
            var written = request.headers().firstHeader(HEADER);
            var ready = written == null ? Mono.<Void>empty() : inbox.reached(PositionValue.parse(HEADER, written));
            return ready.then(Mono.defer(() -> read.handle(request)));
        };
    }
}
