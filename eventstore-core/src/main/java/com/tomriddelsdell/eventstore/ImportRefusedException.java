package com.tomriddelsdell.eventstore;

import static java.util.Objects.requireNonNull;

/**
 * Events could not be taken in with the positions that they have: the log has handed these out already, or hands them out to
 * others at the same time. Nothing of the batch was taken in.
 */
public final class ImportRefusedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private ImportRefusedException(String message) {
        super(message, null, false);
    }

    /** The log has handed out positions up to {@code drawn}, among them {@code first}, which was to be kept. */
    public static ImportRefusedException taken(Position first, Position drawn) {
        return new ImportRefusedException(
                ("Position %s cannot be kept: the log has handed out positions up to %s; go on with the first event behind"
                                + " that, import into an empty log, or let positions be given anew")
                        .formatted(requireNonNull(first, "first"), requireNonNull(drawn, "drawn")));
    }

    /** Somebody else appends while the positions from {@code first} to {@code last} are to be kept. */
    public static ImportRefusedException appendedByOthers(Position first, Position last) {
        return new ImportRefusedException(
                "Positions %s to %s cannot be kept, for somebody else appends to this log: stop all who do, then import"
                        .formatted(requireNonNull(first, "first"), requireNonNull(last, "last")));
    }
}
