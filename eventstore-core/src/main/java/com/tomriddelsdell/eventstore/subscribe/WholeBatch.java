package com.tomriddelsdell.eventstore.subscribe;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Hands a batch over at once, and its events one by one where that fails. */
final class WholeBatch {

    private static final Logger LOG = Loggers.getLogger(WholeBatch.class);

    private WholeBatch() {}

    /** Fails in a way that {@link #orOneByOne} knows, and tells from a failure of the store, when {@code handling} fails or hangs. */
    static Mono<Void> handle(Duration limit, Supplier<Mono<Void>> handling) {
        return Mono.defer(handling)
                .timeout(
                        limit,
                        Mono.error(() -> new TimeoutException("The handler took longer than %s".formatted(limit))))
                .onErrorMap(BatchFailed::new);
    }

    static Mono<Void> orOneByOne(
            Mono<Void> attempt, Lease lease, List<RecordedEvent> events, Supplier<Mono<Void>> oneByOne) {
        return attempt.onErrorResume(BatchFailed.class, failed -> {
            LOG.warn(
                    "{} events of {} up to position {} are handled one by one, for they could not be at once: {}",
                    events.size(),
                    lease.subscription(),
                    events.getLast().position(),
                    String.valueOf(failed.getCause()));
            return oneByOne.get();
        });
    }

    /** Never leaves this class but through a store, which passes it on. */
    private static final class BatchFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BatchFailed(Throwable cause) {
            super("A batch could not be handled at once", cause, false, false);
        }
    }
}
