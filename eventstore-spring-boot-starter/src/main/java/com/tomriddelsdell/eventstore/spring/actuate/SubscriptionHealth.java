package com.tomriddelsdell.eventstore.spring.actuate;

import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a subscription is doing.
 *
 * @param delay how long the next event has waited for it
 */
record SubscriptionHealth(SubscriptionStatus status, Duration delay) {

    String name() {
        return status.name();
    }

    /** Whether it is behind by more than {@code limit}, and nobody wants it so. */
    boolean isLate(Duration limit) {
        return !status.paused() && delay.compareTo(limit) > 0;
    }

    Map<String, Object> details() {
        var leased = status.partitions().stream()
                .map(PartitionStatus::owner)
                .filter(Objects::nonNull)
                .count();
        var details = new LinkedHashMap<String, Object>();
        details.put("lag", status.lag());
        details.put("delay", delay.toString());
        details.put("parked", status.parked());
        details.put("paused", status.paused());
        details.put("leased", "%d of %d".formatted(leased, status.partitions().size()));
        return details;
    }
}
