package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.text.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a stream is kept, and what else is noted about it. Where several bounds are given, the narrowest counts. The
 * last event is always kept, however old: it tells the version.
 *
 * <pre>{@code
 * StreamMetadata.NONE.withMaxCount(100).withProperty("owner", "billing")
 * }</pre>
 *
 * @param truncateBefore the first version that is kept; {@link StreamVersion#FIRST} to keep all
 * @param maxCount how many of the newest events are kept, at least 1; null for any number
 * @param maxAge how long events are kept after they were recorded, at least a millisecond, in whole milliseconds; null for
 *     ever
 * @param properties names and values that mean something to the application only, at most {@value #MAX_PROPERTIES}, each of
 *     at most {@value #MAX_PROPERTY_LENGTH} characters
 */
public record StreamMetadata(
        StreamVersion truncateBefore,
        @Nullable Long maxCount,
        @Nullable Duration maxAge,
        Map<String, String> properties) {

    /** The most properties a stream may have. */
    public static final int MAX_PROPERTIES = 100;

    /** The most characters that a property's name and its value may have together. */
    public static final int MAX_PROPERTY_LENGTH = 10_000;

    /** Everything is kept, nothing is noted. */
    public static final StreamMetadata NONE = new StreamMetadata(StreamVersion.FIRST, null, null, Map.of());

    public StreamMetadata {
        if (requireNonNull(truncateBefore, "truncateBefore").equals(StreamVersion.NONE)) {
            throw new IllegalArgumentException("truncateBefore must be the version of an event, but was NONE");
        }
        if (maxCount != null) {
            Limits.requirePositive("maxCount", maxCount);
        }
        if (maxAge != null) {
            requireMillis(maxAge);
        }
        properties = Map.copyOf(requireNonNull(properties, "properties"));
        Limits.requireAtMost("a stream", MAX_PROPERTIES, "properties", properties.size());
        properties.forEach(StreamMetadata::requireProperty);
    }

    private static void requireMillis(Duration maxAge) {
        if (maxAge.compareTo(Duration.ofMillis(1)) < 0 || !maxAge.equals(Duration.ofMillis(maxAge.toMillis()))) {
            throw new IllegalArgumentException(
                    "maxAge must be at least 1 ms and a whole number of milliseconds, but was " + maxAge);
        }
    }

    private static void requireProperty(String name, String value) {
        Text.requirePrintable("property name", name);
        Text.requireStorable("property " + name, value);
        Limits.requireAtMost("property " + name, MAX_PROPERTY_LENGTH, "characters", name.length() + value.length());
    }

    public StreamMetadata withTruncateBefore(StreamVersion version) {
        return new StreamMetadata(requireNonNull(version, "version"), maxCount, maxAge, properties);
    }

    public StreamMetadata withMaxCount(long events) {
        return new StreamMetadata(truncateBefore, events, maxAge, properties);
    }

    public StreamMetadata withMaxAge(Duration age) {
        return new StreamMetadata(truncateBefore, maxCount, requireNonNull(age, "age"), properties);
    }

    /** Adds a property, or replaces its value. */
    public StreamMetadata withProperty(String name, String value) {
        var more = new HashMap<>(properties);
        more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new StreamMetadata(truncateBefore, maxCount, maxAge, more);
    }
}
