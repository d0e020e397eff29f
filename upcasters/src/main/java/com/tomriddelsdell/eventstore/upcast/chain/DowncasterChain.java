package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Leads from newer versions of event types to older ones: by steps where there are any, and by Avro's rules. Immutable. */
public final class DowncasterChain {

    private final SchemaHistory history;
    private final Map<Shape, Downcaster> steps = new HashMap<>();

    private DowncasterChain(SchemaHistory history) {
        this.history = history;
    }

    /**
     * Joins steps to a chain.
     *
     * @throws IllegalArgumentException if a step is from a shape that is not in the history, or two are from the same
     */
    public static DowncasterChain of(SchemaHistory history, Collection<Downcaster> downcasters) {
        var chain = new DowncasterChain(requireNonNull(history, "history"));
        for (var step : List.copyOf(requireNonNull(downcasters, "downcasters"))) {
            chain.schema(step.from());
            if (chain.steps.put(step.from(), step) != null) {
                throw new IllegalArgumentException("two steps lead back from " + step.from());
            }
        }
        return chain;
    }

    /** The schemas that event types have had. */
    public SchemaHistory history() {
        return history;
    }

    /**
     * Prepares to lower what was written by {@code writer} in the shape {@code from} to version {@code to} of its type. What
     * is older already is lifted, if Avro's rules allow it.
     *
     * @throws IllegalArgumentException if the history does not have one of the shapes, or there is a gap on the way
     */
    public Lowering lower(Shape from, Schema writer, int to) {
        var legs = new ArrayList<Leg>();
        var written = requireNonNull(writer, "writer");
        for (var version = requireNonNull(from, "from").version(); version > to; version--) {
            var step = steps.get(new Shape(from.type(), version));
            if (step != null) {
                var form = GenericForm.of(schema(step.from()));
                var next = GenericForm.of(schema(step.to()));
                legs.add(new Leg(step, form.reader(written), new Draft(form.schema(), next.schema()), next));
                written = next.schema();
            }
        }
        var wanted = GenericForm.of(schema(new Shape(from.type(), to)));
        return new Lowering(List.copyOf(legs), wanted.reader(written), wanted);
    }

    private Schema schema(Shape shape) {
        return history.schema(shape).orElseThrow(() -> new IllegalArgumentException(shape + " is not in the history"));
    }

    /** A step at its place. */
    private record Leg(Downcaster step, Form.Reader<GenericRecord> reader, Draft draft, Form<GenericRecord> next) {

        PayloadInput follow(PayloadInput input, RecordedEvent event) {
            var old = reader.read(input);
            input.requireEnd();
            try {
                var lowered = draft.next(old);
                step.change().change(old, lowered, event);
                var output = new PayloadOutput();
                next.write(lowered, output);
                return new PayloadInput(output.toByteArray(), 0);
            } catch (RuntimeException failure) {
                throw new UnreadablePayloadException(
                        "downcaster %s failed: %s".formatted(step, failure.getMessage()), failure);
            }
        }
    }

    /** Lowers events of one schema. Thread-safe. */
    public static final class Lowering {

        private final List<Leg> legs;
        private final Form.Reader<GenericRecord> last;
        private final Form<GenericRecord> wanted;

        private Lowering(List<Leg> legs, Form.Reader<GenericRecord> last, Form<GenericRecord> wanted) {
            this.legs = legs;
            this.last = last;
            this.wanted = wanted;
        }

        /**
         * Writes to {@code output} what {@code input} holds, as the wanted version.
         *
         * @throws UnreadablePayloadException if the bytes are not what they should be, or a step fails
         */
        public void lower(PayloadInput input, RecordedEvent event, PayloadOutput output) {
            requireNonNull(event, "event");
            requireNonNull(output, "output");
            var current = requireNonNull(input, "input");
            for (var leg : legs) {
                current = leg.follow(current, event);
            }
            var lowered = last.read(current);
            current.requireEnd();
            wanted.write(lowered, output);
        }
    }
}
