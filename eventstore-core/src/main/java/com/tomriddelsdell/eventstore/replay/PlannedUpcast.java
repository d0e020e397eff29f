package com.tomriddelsdell.eventstore.replay;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of some of the events that a replay would apply, and how many they are.
 *
 * @param events how many; when sampled, a guess from those that were looked at, of which none may have had this schema
 * @param sampled whether not all events were looked at
 */
public record PlannedUpcast(Upcast upcast, long events, boolean sampled) {

    public PlannedUpcast {
        requireNonNull(upcast, "upcast");
    }
}
