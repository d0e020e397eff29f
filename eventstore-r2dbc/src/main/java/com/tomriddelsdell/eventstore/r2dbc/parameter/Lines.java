package com.tomriddelsdell.eventstore.r2dbc.parameter;

import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several names in one text, a line each, for arrays cannot hold arrays of different lengths. Null when there are none. */
public final class Lines {

    private Lines() {}

    public static @Nullable String of(Stream<String> names) {
        var lines = names.collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    /** The types of each item. */
    public static ArrayParameter<byte[]> ofTypes(List<EventQuery.Item> items) {
        return ArrayParameter.text(items.stream()
                .<@Nullable String>map(item -> of(item.types().stream()))
                .toList());
    }

    /** The tags of each item, in their order. */
    public static ArrayParameter<byte[]> ofTags(List<EventQuery.Item> items) {
        return ArrayParameter.text(items.stream()
                .<@Nullable String>map(item -> of(item.tags().stream().sorted().map(Tag::toString)))
                .toList());
    }
}
