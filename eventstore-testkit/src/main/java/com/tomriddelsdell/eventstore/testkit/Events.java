package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Events that mean nothing. */
final class Events {

    private Events() {}

    static EventData one() {
        return EventData.of("Noted", Payload.utf8("something"));
    }

    static List<EventData> some(int count) {
        return Stream.generate(Events::one).limit(count).toList();
    }

    static EventData tagged(Tag... tags) {
        return one().withTags(tags);
    }

    static EventData of(String type, Tag... tags) {
        return EventData.of(type, Payload.utf8("something")).withTags(tags);
    }

    static EventData ofSize(int bytes) {
        return EventData.of("Noted", Payload.wrap(new byte[bytes]));
    }

    static List<UUID> ids(Collection<EventData> events) {
        return events.stream().map(EventData::id).toList();
    }

    static List<UUID> recordedIds(Collection<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::id).toList();
    }
}
