package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** There is no replay of this id. */
public final class ReplayNotFoundException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final UUID id;

    public ReplayNotFoundException(UUID id) {
        super("There is no replay %s".formatted(requireNonNull(id, "id")));
        this.id = id;
    }

    public UUID id() {
        return id;
    }
}
