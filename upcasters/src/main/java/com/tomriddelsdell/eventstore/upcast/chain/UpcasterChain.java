package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Leads from every shape that events have had to the events of today: by steps where there are any, and by Avro's rules from
 * one stop to the next. Checked as a whole when it is made; immutable and thread-safe.
 *
 * <p>An event goes from its shape to the next version of its type that has a step, or to the last one. All versions between
 * are passed over at once.
 */
public final class UpcasterChain {

    private final SchemaHistory history;
    private final Links links;

    private UpcasterChain(SchemaHistory history, Links links) {
        this.history = history;
        this.links = links;
    }

    /**
     * Joins steps to a chain.
     *
     * @param history the schemas that event types have had; a type of today that is missing in it has its schema of today only
     * @param today the forms of the events that the domain knows, by their types
     * @throws InvalidChainException if a shape leads nowhere or can be led two ways, steps go in a circle, name a shape that
     *     is not in the history or lead away from today, or the history does not end with the schemas of today
     */
    public static UpcasterChain of(
            SchemaHistory history, Collection<Upcaster> upcasters, Map<String, ? extends Form<?>> today) {
        requireNonNull(history, "history");
        requireNonNull(upcasters, "upcasters");
        requireNonNull(today, "today");
        var whole = history;
        for (var type : today.entrySet()) {
            if (history.versions(type.getKey()).isEmpty()) {
                whole = whole.with(
                        type.getKey(), List.of(AvroText.of(type.getValue().schema())));
            }
        }
        return new UpcasterChain(whole, new LinkBuilder(whole, List.copyOf(upcasters), Map.copyOf(today)).build());
    }

    /** The schemas that event types have had. */
    public SchemaHistory history() {
        return history;
    }

    /** Whether any step looks at neighbours. */
    public boolean looksBack() {
        return links.looksBack();
    }

    /** The stops on the way of an event of this shape, the last of which is of today unless it is dropped. */
    public List<String> path(Shape from) {
        return links.path(requireNonNull(from, "from"));
    }

    /**
     * Prepares to lift what was written by {@code writer} in the shape {@code from}.
     *
     * @throws IllegalArgumentException if the history does not have the shape, or the data cannot be read at the first stop
     */
    public Lift lift(Shape from, Schema writer) {
        requireNonNull(from, "from");
        requireNonNull(writer, "writer");
        var entry = links.entry(from);
        if (entry == null) {
            throw new IllegalArgumentException(from + " is not in the history");
        }
        return new Lift(entry, entry.form().reader(writer));
    }

    /** Lifts events of one schema. Thread-safe. */
    public static final class Lift {

        private final Entry entry;
        private final Form.Reader<?> reader;
        private final List<Context> contexts;

        private Lift(Entry entry, Form.Reader<?> reader) {
            this.entry = entry;
            this.reader = reader;
            this.contexts = entry.contexts();
        }

        /** What the steps on the way look at beside the event; empty when they need nothing else. */
        public List<Context> contexts() {
            return contexts;
        }

        /** Whether one event gives one, without a step between. */
        public boolean isDirect() {
            return entry instanceof Entry.Today;
        }

        /**
         * Reads an event that needs no step.
         *
         * @throws com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException if the bytes are not what they should
         *     be
         */
        public Object readDirectly(PayloadInput input) {
            return requireNonNull(reader.read(requireNonNull(input, "input")));
        }

        /**
         * Reads and lifts an event.
         *
         * @return what it has become, in its order
         * @throws com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException if the bytes are not what they should
         *     be, or a step fails
         */
        public List<Object> lift(PayloadInput input, RecordedEvent event, Surroundings surroundings) {
            requireNonNull(event, "event");
            requireNonNull(surroundings, "surroundings");
            var value = readDirectly(input);
            input.requireEnd();
            var events = new ArrayList<Object>(1);
            entry.take(value, new Source(event, surroundings), events);
            return events;
        }
    }

    /** How shapes lead on. */
    interface Links {

        @Nullable
        Entry entry(Shape from);

        List<String> path(Shape from);

        boolean looksBack();
    }
}
