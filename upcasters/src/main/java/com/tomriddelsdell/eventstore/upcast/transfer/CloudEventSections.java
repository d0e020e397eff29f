package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents, some hundreds at a time. Nothing vouches for them but that each can be read. */
final class CloudEventSections implements Sections {

    private static final int EVENTS = 500;
    private static final long CHARACTERS = LineInput.MAX_LENGTH;

    private final boolean positionsAreKept;
    private final List<RecordedEvent> events = new ArrayList<>();
    private Position standing = Position.START;
    private long line;
    private long firstLine = 1;
    private long characters;

    CloudEventSections(boolean positionsAreKept) {
        this.positionsAreKept = positionsAreKept;
    }

    @Override
    public @Nullable Section accept(String text) {
        line++;
        try {
            var fields = new Fields(Json.line(text));
            if (positionsAreKept && !(fields.has("position") && fields.has("version"))) {
                throw new BadLineException(
                        "the attributes 'position' and 'version' are missing, so they cannot be kept; let them be given anew");
            }
            events.add(CloudEventLines.read(fields, line));
            characters += text.length();
            return events.size() == EVENTS || characters > CHARACTERS ? section() : null;
        } catch (BadLineException bad) {
            throw refuse(bad);
        } catch (IllegalArgumentException unfit) {
            throw refuse(new BadLineException(String.valueOf(unfit.getMessage()), unfit));
        }
    }

    @Override
    public @Nullable Section end() {
        return events.isEmpty() ? null : section();
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
        return Position.START;
    }

    @Override
    public boolean isOfOneStream() {
        return true;
    }

    private Section section() {
        var section = new Section(standing, List.of(), List.copyOf(events), firstLine, line);
        standing = section.last();
        firstLine = line + 1;
        characters = 0;
        events.clear();
        return section;
    }
}
