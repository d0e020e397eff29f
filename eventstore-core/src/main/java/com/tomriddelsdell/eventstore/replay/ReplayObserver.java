package com.tomriddelsdell.eventstore.replay;

import reactor.core.publisher.Mono;

/** Sees what operators do about replays: to measure or to trace it. Thread-safe; must not block. */
public interface ReplayObserver {

    /**
     * Observes one act, from each subscription to its end.
     *
     * @param act {@code plan}, {@code start}, {@code throttle}, {@code pause}, {@code resume}, {@code cancel}, {@code compare},
     *     {@code switch}, {@code roll back} or {@code retire}
     * @return what gives the same as {@code outcome}, in the same way
     */
    <V> Mono<V> observe(String act, Mono<V> outcome);
}
