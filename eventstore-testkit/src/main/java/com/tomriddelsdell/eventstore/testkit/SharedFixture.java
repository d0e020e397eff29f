package com.tomriddelsdell.eventstore.testkit;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * How something that processes share presents itself to its contract.
 *
 * @param <T> what is shared
 */
public interface SharedFixture<T> {

    /** One that holds nothing. */
    Mono<T> open();

    /** The same one as another process sees it; the same object where there is only one process. */
    Mono<T> again();

    /** Gives back what was opened. */
    Mono<Void> close();

    /** How long an answer may take. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
