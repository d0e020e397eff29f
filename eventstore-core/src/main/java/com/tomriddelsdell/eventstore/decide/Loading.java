package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream as far as it has been loaded: where it stands, and what came of a command if that was handled before. The stream
 * is at its last recorded event, even when that gives nothing to evolve by.
 */
final class Loading<S, E> {

    private final Decider<?, S, E> decider;
    private final @Nullable UUID commandId;
    private final List<E> ofCommand = new ArrayList<>();

    private S state;
    private StreamVersion version = StreamVersion.NONE;
    private Position position = Position.START;
    private long events;
    private int numberOfCommand;
    private @Nullable Outcome<S, E> earlier;

    /** Begins at the beginning. */
    Loading(Decider<?, S, E> decider, @Nullable UUID commandId) {
        this.decider = decider;
        this.commandId = commandId;
        this.state = decider.initialState();
    }

    /** Begins after {@code known}, the last event that {@code state} knows of. */
    Loading(Decider<?, S, E> decider, S state, RecordedEvent known) {
        this.decider = decider;
        this.commandId = null;
        this.state = state;
        this.version = known.version();
        this.position = known.position();
    }

    S state() {
        return state;
    }

    StreamVersion version() {
        return version;
    }

    Position position() {
        return position;
    }

    /** How many events have been loaded. */
    long events() {
        return events;
    }

    /** Whether the whole stream is loaded, to look for what came of a command. */
    boolean isForCommand() {
        return commandId != null;
    }

    /** What the command led to when it was handled before. */
    @Nullable
    Outcome<S, E> earlier() {
        return earlier;
    }

    Loading<S, E> add(Page<E> page) {
        var decoded = page.decoded();
        var next = 0;
        for (var recorded : page.recorded()) {
            var end = next;
            while (end < decoded.size() && isOf(recorded, decoded.get(end))) {
                state = decider.evolve(state, decoded.get(end).event());
                end++;
            }
            version = recorded.version();
            position = recorded.position();
            events++;
            if (isOfCommand(recorded)) {
                decoded.subList(next, end).forEach(event -> ofCommand.add(event.event()));
                numberOfCommand++;
                earlier = new Outcome<>(ofCommand, state, version, position);
            }
            next = end;
        }
        return this;
    }

    private static boolean isOf(RecordedEvent recorded, Decoded<?> decoded) {
        return decoded.source().position().compareTo(recorded.position()) <= 0;
    }

    private boolean isOfCommand(RecordedEvent recorded) {
        return commandId != null && recorded.id().equals(EventIds.causedBy(commandId, numberOfCommand));
    }
}
