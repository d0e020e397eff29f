package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was found of the keys that were asked for.
 *
 * @param keys those that are there, by their ids
 * @param forgotten the ids of those that were destroyed
 */
public record FoundKeys(Map<UUID, SubjectKey> keys, Set<UUID> forgotten) {

    public FoundKeys {
        keys = Map.copyOf(requireNonNull(keys, "keys"));
        forgotten = Set.copyOf(requireNonNull(forgotten, "forgotten"));
    }

    FoundKeys and(FoundKeys more) {
        var all = new HashMap<>(keys);
        all.putAll(more.keys);
        var gone = new HashSet<>(forgotten);
        gone.addAll(more.forgotten);
        return new FoundKeys(all, gone);
    }
}
