package com.tomriddelsdell.eventstore.upcast.chain;

import java.util.List;

/** What is before one event in its stream. */
@FunctionalInterface
public interface Surroundings {

    /**
     * The neighbours that {@code context} declares, the nearest first; empty when there are none.
     *
     * @throws com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException if one of them cannot be read
     */
    List<Neighbour> before(Context context);
}
