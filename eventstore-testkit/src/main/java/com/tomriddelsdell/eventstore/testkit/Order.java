package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The order every reader of the log is promised: ascending positions, versions without gaps, each event once. */
final class Order {

    private final List<String> violations = new ArrayList<>();
    private final Map<StreamId, StreamVersion> versions = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();
    private Position last = Position.START;

    private Order() {}

    static List<String> violationsIn(List<RecordedEvent> log) {
        var order = new Order();
        log.forEach(order::next);
        return order.violations;
    }

    private void next(RecordedEvent event) {
        if (event.position().compareTo(last) <= 0) {
            violations.add("not after position %s: %s".formatted(last, event));
        }
        last = event.position();
        var previous = versions.put(event.stream(), event.version());
        var due = (previous == null ? StreamVersion.NONE : previous).plus(1);
        if (!event.version().equals(due)) {
            violations.add("not at version %s: %s".formatted(due, event));
        }
        if (!ids.add(event.id())) {
            violations.add("seen twice: " + event);
        }
    }
}
