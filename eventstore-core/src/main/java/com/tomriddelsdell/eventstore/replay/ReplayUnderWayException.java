package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

/** A projection is being replayed already: that replay must be switched to or cancelled first. */
public final class ReplayUnderWayException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final transient Replay running;

    public ReplayUnderWayException(Replay running) {
        super("Projection %s is being replayed: replay %s by %s is %s; switch over to it or cancel it first"
                .formatted(
                        requireNonNull(running, "running").projection(),
                        running.id(),
                        running.requestedBy(),
                        running.state()));
        this.running = running;
    }

    /** The replay that is in the way. */
    public Replay running() {
        return running;
    }
}
