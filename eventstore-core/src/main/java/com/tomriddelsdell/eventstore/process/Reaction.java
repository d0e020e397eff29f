package com.tomriddelsdell.eventstore.process;

import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;

/**
 * Says what follows from an event: commands, and deadlines that are set or taken back.
 *
 * @param <E> the domain's events
 */
@FunctionalInterface
public interface Reaction<E> {

    /**
     * What follows from {@code event}, in the order in which it is to be carried out; nothing from one that does not matter.
     * Asked again when the event is delivered again, and must answer the same then: by their order the consequences are
     * recognised. So a deadline counts from {@link RecordedEvent#recordedAt()}, not from now.
     *
     * @param source where the event comes from
     */
    List<? extends Consequence> to(E event, RecordedEvent source);
}
