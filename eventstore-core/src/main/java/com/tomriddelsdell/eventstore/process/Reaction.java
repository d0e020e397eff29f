package com.tomriddelsdell.eventstore.process;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;

/**
 * Says which commands follow from an event.
 *
 * @param <E> the domain's events
 */
@FunctionalInterface
public interface Reaction<E> {

    /**
     * The commands that follow from {@code event}, in the order in which they are to be handled; none for one that does not
     * matter. Asked again when the event is delivered again, and must answer the same then: by their order the commands are
     * recognised.
     *
     * @param source where the event comes from
     */
    List<Issue<?>> to(E event, RecordedEvent source);
}
