package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;

/** Writes the log's own format, with a checkpoint now and then. For one export. */
final class LineWriter {

    private static final int EVENTS = 1_000;
    private static final int CHARACTERS = 4 << 20;

    private final RunningDigest digest;
    private int events;
    private int characters;

    LineWriter(RunningDigest digest) {
        this.digest = digest;
    }

    String header(Header header) {
        digest.startAfter(header.after());
        return added(header.line());
    }

    String schema(String line) {
        return added(line);
    }

    /** The line of {@code event}, and a checkpoint if it is time for one. */
    List<String> event(RecordedEvent event) {
        var line = added(EventLines.write(event));
        digest.count(event.position());
        events++;
        characters += line.length();
        return events == EVENTS || characters > CHARACTERS ? List.of(line, checkpoint()) : List.of(line);
    }

    String end() {
        return digest.mark(LogSections.END);
    }

    private String checkpoint() {
        events = 0;
        characters = 0;
        return added(digest.mark(LogSections.CHECKPOINT));
    }

    private String added(String line) {
        digest.add(line);
        return line;
    }
}
