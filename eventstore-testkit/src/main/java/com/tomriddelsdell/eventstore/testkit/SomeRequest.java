package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamAppend;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Appends and queries drawn by chance, about few enough things to get in each other's way. */
final class SomeRequest {

    private static final int STREAMS = 6;
    private static final int TAGS = 5;
    private static final List<String> TYPES = List.of("Opened", "Changed", "Closed");

    private SomeRequest() {}

    static AppendRequest of(Chance chance) {
        var streams = chance.shuffled(IntStream.range(0, STREAMS).boxed().toList());
        var parts = streams.subList(0, chance.percent(70) ? 1 : 1 + chance.below(3)).stream()
                .map(number -> new StreamAppend(
                        StreamId.of("mixed", number.toString()), ExpectedVersion.any(), events(chance)))
                .toList();
        return new AppendRequest(parts, null);
    }

    static EventQuery query(Chance chance) {
        var query = item(chance);
        return chance.percent(30) ? query.or(item(chance)) : query;
    }

    private static EventQuery item(Chance chance) {
        if (chance.percent(10)) {
            return EventQuery.typed(type(chance));
        }
        var tagged = EventQuery.tagged(tags(chance, 1 + chance.below(2)));
        return chance.percent(30) ? tagged.ofTypes(type(chance)) : tagged;
    }

    private static List<EventData> events(Chance chance) {
        return Stream.generate(() -> Events.of(type(chance), tags(chance, chance.below(3))))
                .limit(1 + chance.below(3))
                .toList();
    }

    private static Tag[] tags(Chance chance, int count) {
        return chance.shuffled(IntStream.range(0, TAGS).boxed().toList()).stream()
                .limit(count)
                .map(number -> Tag.of("thing", number.toString()))
                .toArray(Tag[]::new);
    }

    private static String type(Chance chance) {
        return TYPES.get(chance.below(TYPES.size()));
    }
}
