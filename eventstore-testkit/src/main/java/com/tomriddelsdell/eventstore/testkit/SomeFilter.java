package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random reads of a random log, which share so few names that they often meet. */
record SomeFilter(Chance chance, List<UUID> correlations) {

    SomeFilter(Chance chance) {
        this(chance, Stream.generate(EventIds::next).limit(3).toList());
    }

    /** The events that {@code read} must emit, found by looking at each one. */
    static List<RecordedEvent> expected(LogRead read, List<RecordedEvent> log) {
        var matching = log.stream()
                .filter(event -> event.position().compareTo(read.after()) > 0)
                .filter(event -> event.position().compareTo(read.to()) <= 0)
                .filter(read.filter()::matches)
                .toList();
        var ordered = switch (read.direction()) {
            case FORWARD -> matching;
            case BACKWARD -> matching.reversed();
        };
        return ordered.stream().limit(read.limit()).toList();
    }

    StreamId stream() {
        return StreamId.of(category(), "" + chance.below(4));
    }

    List<EventData> events() {
        return IntStream.rangeClosed(0, chance.below(4))
                .mapToObj(number -> event())
                .toList();
    }

    private EventData event() {
        var event = Events.of(type(), some(2, Tag[]::new, this::tag));
        return chance.percent(50) ? event.withMetadata(Metadata.correlatedBy(correlation())) : event;
    }

    LogRead read(List<RecordedEvent> log) {
        var read = LogRead.after(any(log).position()).matching(filter(log));
        var wide = chance.percent(70) ? LogRead.all().matching(read.filter()) : read;
        var ended = chance.percent(30) ? wide.to(any(log).position()) : wide;
        var limited = chance.percent(30) ? ended.limit(1 + chance.below(20)) : ended;
        return chance.percent(50) ? limited.backward() : limited;
    }

    private EventFilter filter(List<RecordedEvent> log) {
        var filter = EventFilter.everything();
        if (chance.percent(30)) {
            filter = filter.inStreams(some(4, StreamId[]::new, this::stream));
        }
        if (chance.percent(30)) {
            filter = filter.inCategories(some(2, String[]::new, this::category));
        }
        if (chance.percent(30)) {
            filter = filter.ofTypes(some(3, String[]::new, this::type));
        }
        if (chance.percent(30)) {
            filter = filter.tagged(some(2, Tag[]::new, this::tag));
        }
        if (chance.percent(20)) {
            filter = filter.correlatedBy(correlation());
        }
        var from = any(log).recordedAt();
        if (chance.percent(30)) {
            filter = filter.recordedFrom(from);
        }
        var before = any(log).recordedAt();
        if (chance.percent(30) && before.isAfter(from)) {
            filter = filter.recordedBefore(before);
        }
        return filter;
    }

    private <T> T[] some(int most, IntFunction<T[]> array, Supplier<T> one) {
        return Stream.generate(one).limit(chance.below(most + 1)).distinct().toArray(array);
    }

    private String category() {
        return List.of("a", "ab", "b").get(chance.below(3));
    }

    private String type() {
        return List.of("Opened", "Changed", "Closed", "closed").get(chance.below(4));
    }

    private Tag tag() {
        return Tag.of("about", "" + chance.below(3));
    }

    private UUID correlation() {
        return any(correlations);
    }

    private <T> T any(List<T> values) {
        return values.get(chance.below(values.size()));
    }
}
