package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Where a step puts the events that one has become. For one event, and not to be kept. */
public final class Output {

    private final Step step;
    private final @Nullable GenericRecord old;
    private final List<Given> given = new ArrayList<>(1);

    Output(Step step, Object old) {
        this.step = step;
        this.old = old instanceof GenericRecord generic ? generic : null;
    }

    /**
     * Gives one more event, of the shape {@code to}: fields of the same name and schema are taken over, and fields that have
     * a default hold it.
     *
     * @return its data, to be filled before the step ends
     * @throws IllegalArgumentException if the step has not declared the shape
     */
    public GenericRecord next(Shape to) {
        var exit = step.exit(requireNonNull(to, "to"));
        var next = exit.draft(old);
        given.add(new Given(exit, next));
        return next;
    }

    void give(Shape to, Object value) {
        given.add(new Given(step.exit(to), value));
    }

    List<Given> given() {
        return given;
    }

    /** An event that a step has given, and where it leaves the step. */
    record Given(Exit exit, Object value) {}
}
