package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.StreamId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What appends hold until their transaction ends. */
final class Keys {

    private final Set<StreamId> streams = new HashSet<>();
    private final Set<Object> shared = new HashSet<>();
    private final Set<Object> owned = new HashSet<>();

    static Keys of(AppendRequest request) {
        var keys = new Keys();
        request.parts().forEach(part -> keys.streams.add(part.stream()));
        request.events().forEach(event -> {
            keys.shared.add(event.type());
            keys.shared.addAll(event.tags());
        });
        if (request.condition() != null) {
            request.condition()
                    .query()
                    .items()
                    .forEach(item -> keys.owned.addAll(item.tags().isEmpty() ? item.types() : item.tags()));
        }
        return keys;
    }

    void add(Keys more) {
        streams.addAll(more.streams);
        shared.addAll(more.shared);
        owned.addAll(more.owned);
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    boolean areConditional() {
        return !owned.isEmpty();
    }

    boolean meetStreams(Keys others) {
        return meet(streams, others.streams);
    }

    boolean share(Keys others) {
        return meet(shared, others.shared);
    }

    boolean meet(Keys others) {
        return meetStreams(others)
                || meet(owned, others.owned)
                || meet(owned, others.shared)
                || meet(shared, others.owned);
    }

    private static boolean meet(Set<?> some, Set<?> others) {
        return !Collections.disjoint(some, others);
    }
}
