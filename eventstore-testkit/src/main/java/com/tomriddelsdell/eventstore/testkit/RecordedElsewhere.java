package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Events as another log has recorded them. */
final class RecordedElsewhere {

    static final Tag TAG = Tag.of("customer", "7");

    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789012Z");

    private RecordedElsewhere() {}

    static RecordedEvent event(long position, StreamId stream, long version) {
        return at(position, stream, version, EventIds.next());
    }

    static RecordedEvent at(long position, StreamId stream, long version, UUID id) {
        return new RecordedEvent(
                Position.of(position),
                stream,
                StreamVersion.of(version),
                id,
                "Noted",
                Payload.utf8("something"),
                Metadata.NONE,
                Set.of(),
                LONG_AGO);
    }

    static RecordedEvent rich(long position, StreamId stream, long version) {
        return new RecordedEvent(
                Position.of(position),
                stream,
                StreamVersion.of(version),
                EventIds.next(),
                "Noted",
                Payload.utf8("{}"),
                new Metadata(
                        EventIds.next(), EventIds.next(), Map.of("traceparent", "00-Zoë", "two", "lines\nof text")),
                Set.of(TAG, Tag.of("region", "north: east")),
                LONG_AGO.plusSeconds(position));
    }
}
