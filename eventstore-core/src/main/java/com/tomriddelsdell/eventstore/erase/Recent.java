package com.tomriddelsdell.eventstore.erase;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, each for a limited time. Thread-safe without a lock: there are two generations; what is used moves to the
 * younger one, and when that is full it becomes the older one, whose rest goes.
 */
final class Recent<K, V> {

    private final int capacity;
    private final long lifetime;
    private final AtomicReference<Generations<K, V>> generations =
            new AtomicReference<>(new Generations<>(new ConcurrentHashMap<>(), Map.of()));

    /** @param lifetime in the same unit as the times that are given */
    Recent(int capacity, long lifetime) {
        this.capacity = capacity;
        this.lifetime = lifetime;
    }

    @Nullable
    V get(K key, long now) {
        var current = generations.get();
        var young = current.young().get(key);
        var entry = young == null ? current.old().get(key) : young;
        if (entry == null || now - entry.since() >= lifetime) {
            return null;
        }
        if (young == null) {
            put(key, entry);
        }
        return entry.value();
    }

    /** @param since when {@code value} was known to be so */
    void put(K key, V value, long since) {
        put(key, new Entry<>(value, since));
    }

    private void put(K key, Entry<V> entry) {
        var current = generations.get();
        if (current.young().size() >= (capacity + 1) / 2) {
            var next = new Generations<K, V>(new ConcurrentHashMap<>(), current.young());
            generations.compareAndSet(current, next);
            current = generations.get();
        }
        current.young().put(key, entry);
    }

    private record Generations<K, V>(Map<K, Entry<V>> young, Map<K, Entry<V>> old) {}

    private record Entry<V>(V value, long since) {}
}
