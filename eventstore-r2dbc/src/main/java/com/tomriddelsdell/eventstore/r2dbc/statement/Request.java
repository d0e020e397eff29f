package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.Tag;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants appended, and the keys that say which other requests must not happen at the same time.
 *
 * @param streams the streams as the database knows them, in the order of the parts
 * @param shared what its events are: any number of requests may hold these at once
 * @param owned what its condition is about: nobody else may hold these in any way
 */
public record Request(
        AppendRequest appended, List<EventData> events, List<String> streams, Set<String> shared, Set<String> owned) {

    public static Request of(AppendRequest request) {
        return new Request(
                request,
                request.events(),
                request.parts().stream().map(part -> part.stream().toString()).toList(),
                sharedBy(request.events()),
                ownedBy(request.condition()));
    }

    /** Whether it goes to one stream and has no condition. */
    public boolean isPlain() {
        return streams.size() == 1 && appended.condition() == null;
    }

    public boolean isTagged() {
        for (var event : events) {
            if (!event.tags().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    public int locks() {
        return streams.size() + shared.size() + owned.size();
    }

    /** What a repetition is recognised by. */
    public UUID firstId() {
        return events.getFirst().id();
    }

    public long payloadBytes() {
        var bytes = 0L;
        for (var event : events) {
            bytes += event.payload().size();
        }
        return bytes;
    }

    private static Set<String> sharedBy(List<EventData> events) {
        if (events.size() == 1 && events.getFirst().tags().isEmpty()) {
            return Set.of(keyOfType(events.getFirst().type()));
        }
        var keys = new LinkedHashSet<String>();
        for (var event : events) {
            keys.add(keyOfType(event.type()));
            event.tags().forEach(tag -> keys.add(keyOf(tag)));
        }
        return keys;
    }

    private static Set<String> ownedBy(@Nullable AppendCondition condition) {
        if (condition == null) {
            return Set.of();
        }
        var keys = new LinkedHashSet<String>();
        condition.query().items().forEach(item -> addKeys(item, keys));
        return keys;
    }

    /** One tag is enough: whoever appends a matching event carries them all. */
    private static void addKeys(EventQuery.Item item, Set<String> keys) {
        if (item.tags().isEmpty()) {
            item.types().forEach(type -> keys.add(keyOfType(type)));
        } else {
            keys.add(keyOf(Collections.min(item.tags())));
        }
    }

    private static String keyOf(Tag tag) {
        return "#" + tag;
    }

    private static String keyOfType(String type) {
        return "!" + type;
    }
}
