package com.tomriddelsdell.eventstore.rename;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.StreamId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What categories are called today, and how they are stored. One to one. */
final class CategoryNames {

    private final Map<String, String> today;
    private final Map<String, String> stored = new HashMap<>();

    /** @param today the names of today by the stored ones */
    CategoryNames(Map<String, String> today) {
        this.today = Map.copyOf(today);
        this.today.forEach((old, name) -> {
            StreamId.of(old, "1");
            StreamId.of(name, "1");
            if (stored.put(name, old) != null) {
                throw new IllegalArgumentException(
                        "two categories are to be called %s: they would share streams".formatted(name));
            }
        });
        var chain = new HashSet<>(this.today.values());
        chain.retainAll(this.today.keySet());
        if (!chain.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be both a stored name and a name of today".formatted(chain));
        }
    }

    /**
     * The stream as it is called today.
     *
     * @throws IllegalStateException if it is stored under a name that another is called by today
     */
    StreamId today(StreamId written) {
        var name = today.get(written.category());
        if (name == null) {
            requireFree(written);
            return written;
        }
        return StreamId.of(name, written.key());
    }

    private void requireFree(StreamId written) {
        var other = stored.get(written.category());
        if (other != null) {
            throw new IllegalStateException("stream %s is stored under a name that streams of %s are called by today"
                    .formatted(written, other));
        }
    }

    /**
     * The stream as it is stored.
     *
     * @throws IllegalArgumentException if its category was renamed, and is not called so any more
     */
    StreamId stored(StreamId named) {
        return StreamId.of(stored(named.category()), named.key());
    }

    String stored(String category) {
        if (today.containsKey(category)) {
            throw new IllegalArgumentException(
                    "category %s is called %s today".formatted(category, requireNonNull(today.get(category))));
        }
        return stored.getOrDefault(category, category);
    }
}
