package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

/** What was asked for cannot be done to this projection, or not now; the message says what can. */
public final class ReplayRefusedException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ReplayRefusedException(Reason reason, String message) {
        super(requireNonNull(message, "message"));
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }

    /** Why something is refused. */
    public enum Reason {

        /** A position lies beyond the end of the log. */
        BEYOND_THE_LOG,

        /** The projection cannot be built on so many partitions. */
        TOO_MANY_PARTITIONS,

        /** The projection cannot have a part applied again, or what would be parked would be applied twice. */
        NOT_REPAIRABLE,

        /** More events than may be handled at a time. */
        TOO_MANY_EVENTS,

        /** Events of the generation are put aside: readers would miss them. */
        EVENTS_PARKED,

        /** The generation is gone, or is not the one that is asked about. */
        NO_SUCH_GENERATION
    }
}
