package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives events the places that they have in a log, behind its head, in streams that it does not know. */
final class Recording {

    /** Numbers above the head may have been handed out to appends that failed. */
    private static final int MARGIN = 100;

    private final Map<StreamId, Long> versions = new HashMap<>();
    private long last;

    Recording(Position head) {
        this.last = head.equals(Position.START) ? 0 : head.value() + MARGIN;
    }

    List<RecordedEvent> of(List<Moment<EventData>> moments) {
        return moments.stream().map(this::recorded).toList();
    }

    private RecordedEvent recorded(Moment<EventData> moment) {
        var data = moment.event();
        var version = versions.merge(moment.stream(), 0L, (before, first) -> before + 1);
        return new RecordedEvent(
                Position.of(++last),
                moment.stream(),
                StreamVersion.of(version),
                data.id(),
                data.type(),
                data.payload(),
                data.metadata(),
                data.tags(),
                moment.at());
    }
}
