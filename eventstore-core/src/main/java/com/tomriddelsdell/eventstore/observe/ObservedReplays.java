package com.tomriddelsdell.eventstore.observe;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.replay.ReplayObserver;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Mono;

/**
 * Observes what is done about replays, as {@code eventstore.replay}, each with its {@code act} and the error that ended it if one
 * did. Projections never become tags: an act names a replay by its id.
 */
public final class ObservedReplays implements ReplayObserver {

    private final ObservationRegistry registry;

    public ObservedReplays(ObservationRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
    }

    @Override
    public <V> Mono<V> observe(String act, Mono<V> outcome) {
        requireNonNull(act, "act");
        requireNonNull(outcome, "outcome");
        return outcome.name("eventstore.replay").tag("act", act).tap(Micrometer.observation(registry));
    }
}
