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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** An event as a damaged or forged log would show it. */
final class Altered {

    private Position position;
    private StreamId stream;
    private StreamVersion version;
    private UUID id;
    private String type;
    private Payload payload;
    private Metadata metadata;
    private Set<Tag> tags;
    private Instant recordedAt;

    private Altered(RecordedEvent event) {
        position = event.position();
        stream = event.stream();
        version = event.version();
        id = event.id();
        type = event.type();
        payload = event.payload();
        metadata = event.metadata();
        tags = event.tags();
        recordedAt = event.recordedAt();
    }

    private interface Alteration {
        void apply(Altered event);
    }

    /** {@code event} with one thing changed, for each thing there is. */
    static List<RecordedEvent> inEveryWay(RecordedEvent event) {
        return Stream.<Alteration>of(
                        altered ->
                                altered.position = Position.of(event.position().value() + 1),
                        altered -> altered.stream = StreamId.of(event.stream().category(), "altered"),
                        altered -> altered.version = event.version().plus(1),
                        altered -> altered.id = EventIds.next(),
                        altered -> altered.type = event.type() + "!",
                        altered ->
                                altered.payload = Payload.utf8(event.payload().utf8() + "!"),
                        altered -> altered.metadata = event.metadata().withCorrelationId(EventIds.next()),
                        altered -> altered.metadata = event.metadata().withCausationId(EventIds.next()),
                        altered -> altered.metadata = event.metadata().withHeaders(Map.of("a", "1", "b", "3")),
                        altered -> altered.metadata = event.metadata().withHeaders(Map.of("a", "1", "c", "2")),
                        altered -> altered.metadata = Metadata.NONE,
                        altered -> altered.tags = Set.of(Tag.of("altered", "1")),
                        altered -> altered.tags = Set.of(),
                        altered -> altered.recordedAt = event.recordedAt().plus(1, ChronoUnit.MICROS))
                .map(alteration -> {
                    var altered = new Altered(event);
                    alteration.apply(altered);
                    return altered.event();
                })
                .toList();
    }

    private RecordedEvent event() {
        return new RecordedEvent(position, stream, version, id, type, payload, metadata, tags, recordedAt);
    }
}
