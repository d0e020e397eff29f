package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import java.util.List;
import java.util.stream.Stream;

/** Something that takes events of one form: a step, or the domain itself. */
sealed interface Entry {

    Form<?> form();

    /** Adds to {@code events} what {@code value} has become at the end of the chain. */
    void take(Object value, Source source, List<Object> events);

    /** What the steps from here on look at beside the event. */
    List<Context> contexts();

    /** The end of the chain: an event as the domain knows it today. */
    record Today(Form<?> form) implements Entry {

        @Override
        public void take(Object value, Source source, List<Object> events) {
            events.add(value);
        }

        @Override
        public List<Context> contexts() {
            return List.of();
        }
    }

    /** A step, and what comes after it. */
    record Through(Step step) implements Entry {

        @Override
        public Form<?> form() {
            return step.form();
        }

        @Override
        public void take(Object value, Source source, List<Object> events) {
            for (var given : step.apply(value, source)) {
                given.exit().next().take(step.convert(given), source, events);
            }
        }

        @Override
        public List<Context> contexts() {
            return Stream.concat(
                            step.upcaster().context().stream(),
                            step.exits().stream().flatMap(exit -> exit.next().contexts().stream()))
                    .distinct()
                    .toList();
        }
    }
}
