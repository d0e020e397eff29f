package com.tomriddelsdell.portfolio.platform.http;

import com.tomriddelsdell.eventstore.Position;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets a client read what it wrote: a request that carries {@code Min-Position} is answered once the read model shows
 * everything up to there. The position is the {@code Event-Position} of the answer to the write.
 */
public final class MinPosition {

    private static final String HEADER = "Min-Position";

    private final Function<Position, Mono<Void>> reached;

    /**
     * @param reached completes once the read model shows everything up to a position
     */
    public MinPosition(Function<Position, Mono<Void>> reached) {
        this.reached = reached;
    }

    public HandlerFunction<ServerResponse> before(HandlerFunction<ServerResponse> read) {
        return request -> {
            var written = request.headers().firstHeader(HEADER);
            var ready = written == null ? Mono.<Void>empty() : reached.apply(PositionValue.parse(HEADER, written));
            return ready.then(Mono.defer(() -> read.handle(request)));
        };
    }
}
