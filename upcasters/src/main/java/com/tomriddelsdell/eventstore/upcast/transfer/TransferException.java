package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Position;
import org.jspecify.annotations.Nullable;

/**
 * Lines that cannot be imported, or gone on with: they are damaged, of another format, or hold what the log refuses. What
 * comes before, up to {@link #standing()}, is whole and was imported. Nothing that was not found whole was; where the log
 * refuses events of a section, a part of it may have been.
 */
public final class TransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient Position standing;

    TransferException(long line, Position standing, String what, @Nullable Throwable cause) {
        super("Line %d: %s. What comes before, up to position %s, stands".formatted(line, what, standing), cause);
        this.line = line;
        this.standing = standing;
    }

    /** The number of the line, from 1. */
    public long line() {
        return line;
    }

    /** The last position, as the lines number them, before what was refused. */
    public Position standing() {
        return standing;
    }
}
