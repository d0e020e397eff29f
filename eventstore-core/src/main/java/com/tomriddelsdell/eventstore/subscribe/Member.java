package com.tomriddelsdell.eventstore.subscribe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;

/**
 * One of those who run a subscription: a process, as a rule.
 *
 * @param id different for each run
 * @param name what operators call it
 * @param lease how long after its last sign of life it counts as dead, by the store's clock
 */
public record Member(String subscription, UUID id, String name, Duration lease) {
    public Member {
        requireNonNull(subscription, "subscription");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(lease, "lease");
    }
}
