package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.TreeSet;

/** A replay is not in a state in which this could be done to it. */
public final class ReplayStateException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final transient Replay replay;
    private final transient Set<ReplayState> allowed;

    /**
     * An error about {@code replay}.
     *
     * @param act what was asked for, as a verb
     * @param allowed the states in which it can be done
     */
    public ReplayStateException(Replay replay, String act, Set<ReplayState> allowed) {
        super("Cannot %s replay %s of %s: it is %s, and must be one of %s"
                .formatted(
                        requireNonNull(act, "act"),
                        requireNonNull(replay, "replay").id(),
                        replay.projection(),
                        replay.state(),
                        new TreeSet<>(requireNonNull(allowed, "allowed"))));
        this.replay = replay;
        this.allowed = Set.copyOf(allowed);
    }

    /** As it was found. */
    public Replay replay() {
        return replay;
    }

    /** The states in which it could have been done. */
    public Set<ReplayState> allowed() {
        return allowed;
    }
}
