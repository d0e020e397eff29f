package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import java.util.List;

/** Something that takes events of one form: a step, or the domain itself. */
sealed interface Entry {

    Form<?> form();

    /** Adds to {@code events} what {@code value} has become at the end of the chain. */
    void take(Object value, RecordedEvent event, List<Object> events);

    /** The end of the chain: an event as the domain knows it today. */
    record Today(Form<?> form) implements Entry {

        @Override
        public void take(Object value, RecordedEvent event, List<Object> events) {
            events.add(value);
        }
    }

    /** A step, and what comes after it. */
    record Through(Step step) implements Entry {

        @Override
        public Form<?> form() {
            return step.form();
        }

        @Override
        public void take(Object value, RecordedEvent event, List<Object> events) {
            for (var given : step.apply(value, event)) {
                given.exit().next().take(step.convert(given), event, events);
            }
        }
    }
}
