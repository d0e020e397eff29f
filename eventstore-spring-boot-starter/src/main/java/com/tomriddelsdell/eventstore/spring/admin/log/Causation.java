package com.tomriddelsdell.eventstore.spring.admin.log;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What led to what, of all that one request set in motion. */
record Causation(UUID correlationId, List<Node> nodes, List<Edge> edges, boolean truncated) {

    static Causation of(UUID correlationId, List<RecordedEvent> found, int limit) {
        var events = found.subList(0, Math.min(limit, found.size()));
        var nodes = new LinkedHashMap<UUID, Node>();
        events.forEach(event -> nodes.put(event.id(), Node.of(event)));
        events.stream()
                .map(event -> event.metadata().causationId())
                .filter(cause -> cause != null)
                .forEach(cause -> nodes.computeIfAbsent(cause, Node::outside));
        var edges = events.stream()
                .filter(event -> event.metadata().causationId() != null)
                .map(event -> new Edge(event.metadata().causationId(), event.id()))
                .toList();
        return new Causation(correlationId, List.copyOf(nodes.values()), edges, found.size() > limit);
    }

    record Node(
            UUID id,
            String kind,
            @Nullable Long position,
            @Nullable String type,
            @Nullable String stream,
            @Nullable Instant recordedAt) {

        static Node of(RecordedEvent event) {
            return new Node(
                    event.id(),
                    "event",
                    event.position().value(),
                    event.type(),
                    event.stream().toString(),
                    event.recordedAt());
        }

        static Node outside(UUID id) {
            return new Node(id, "outside", null, null, null, null);
        }
    }

    record Edge(@Nullable UUID from, UUID to) {}
}
