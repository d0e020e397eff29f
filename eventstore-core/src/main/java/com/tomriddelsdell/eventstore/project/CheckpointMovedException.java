package com.tomriddelsdell.eventstore.project;

import com.tomriddelsdell.eventstore.Position;

/** Another process has moved the checkpoint of a projection meanwhile: nothing was changed. Load it and continue there. */
public final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckpointMovedException(String projection, Position expected) {
        super("The checkpoint of projection %s is no longer at position %s: another process runs it"
                .formatted(projection, expected));
    }
}
