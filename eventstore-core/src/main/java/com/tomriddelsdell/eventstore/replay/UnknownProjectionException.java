package com.tomriddelsdell.eventstore.replay;

import java.util.Collection;
import java.util.TreeSet;

/** There is no projection of this name here that can be replayed. */
public final class UnknownProjectionException extends ReplayException {

    private static final long serialVersionUID = 1L;

    private final String projection;

    public UnknownProjectionException(String projection, Collection<String> known) {
        super("There is no projection %s that can be replayed; there is: %s"
                .formatted(projection, known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))));
        this.projection = projection;
    }

    public String projection() {
        return projection;
    }
}
