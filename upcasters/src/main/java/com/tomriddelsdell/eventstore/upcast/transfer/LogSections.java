package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log's own format, from one checkpoint to the next. */
final class LogSections implements Sections {

    static final String CHECKPOINT = "checkpoint";
    static final String END = "end";

    private static final int MAX_EVENTS = 10_000;
    private static final long MAX_CHARACTERS = 4L * LineInput.MAX_LENGTH;

    private final RunningDigest digest = new RunningDigest();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<StoredSchema> schemas = new ArrayList<>();
    private @Nullable Header header;
    private Position standing = Position.START;
    private long line;
    private long firstLine = 1;
    private long characters;
    private boolean ended;

    @Override
    public @Nullable Section accept(String text) {
        line++;
        try {
            return read(text);
        } catch (BadLineException bad) {
            throw refuse(bad);
        } catch (IllegalArgumentException unfit) {
            throw refuse(new BadLineException(String.valueOf(unfit.getMessage()), unfit));
        }
    }

    @Override
    public @Nullable Section end() {
        if (!ended) {
            line++;
            throw refuse(new BadLineException(
                    header == null
                            ? "a header was expected, but there is nothing"
                            : "another line was expected, for the export ends with a line '%s', but there is none: it was cut"
                                    .formatted(END)));
        }
        return null;
    }

    @Override
    public TransferException unreadable(BadLineException bad) {
        line++;
        return refuse(bad);
    }

    private TransferException refuse(BadLineException bad) {
        return new TransferException(line, standing, bad.what(), bad.getCause());
    }

    @Override
    public Position after() {
        return header().after();
    }

    @Override
    public boolean isOfOneStream() {
        return header().stream() != null;
    }

    Header header() {
        if (header == null) {
            throw new BadLineException("a header was expected, but there is none");
        }
        return header;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What the lines up to the last section come to. */
    RunningDigest digest() {
        return digest;
    }

    private @Nullable Section read(String text) {
        if (ended) {
            throw new BadLineException("nothing was expected behind the line '%s', but there is more".formatted(END));
        }
        var fields = new Fields(Json.line(text));
        if (header == null) {
            begin(Header.of(fields));
        } else if (fields.has(CHECKPOINT) || fields.has(END)) {
            return vouched(text, fields.has(END));
        } else if (fields.has("schema")) {
            schemas.addAll(SchemaCorpus.parse(List.of(text)));
        } else {
            add(EventLines.read(fields));
        }
        digest.add(text);
        requireRoom(text);
        return null;
    }

    private void begin(Header first) {
        header = first;
        standing = first.after();
        digest.startAfter(first.after());
    }

    private void add(RecordedEvent event) {
        var before = digest.last();
        if (event.position().compareTo(before) <= 0) {
            throw new BadLineException(
                    "a position beyond %s was expected, but it is %s".formatted(before, event.position()));
        }
        if (event.position().compareTo(header().to()) > 0) {
            throw new BadLineException("a position up to %s was expected, as the header says, but it is %s"
                    .formatted(header().to(), event.position()));
        }
        events.add(event);
        digest.count(event.position());
    }

    private Section vouched(String text, boolean last) {
        var expected = digest.mark(last ? END : CHECKPOINT);
        if (!text.equals(expected)) {
            throw new BadLineException(
                    "the lines up to here were changed, left out or added: they come to %s, but should to %s"
                            .formatted(expected, text));
        }
        var section = new Section(standing, List.copyOf(schemas), List.copyOf(events), firstLine, line);
        digest.add(text);
        standing = section.last();
        firstLine = line + 1;
        characters = 0;
        events.clear();
        schemas.clear();
        ended = last;
        return section;
    }

    /** What is not vouched for is held in memory. */
    private void requireRoom(String text) {
        characters += text.length();
        if (events.size() > MAX_EVENTS || characters > MAX_CHARACTERS) {
            throw new BadLineException(
                    "a line '%s' was expected after at most %d events and %d characters, but there is none"
                            .formatted(CHECKPOINT, MAX_EVENTS, MAX_CHARACTERS));
        }
    }
}
