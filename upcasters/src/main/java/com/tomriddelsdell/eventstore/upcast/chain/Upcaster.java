package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One step from the shape that events had to the one that came after it, for where Avro's own rules are not enough. Steps
 * are pure: the same event gives the same every time. They look at the recorded event where they need more than its data,
 * such as its metadata, and at the events before it in its stream where they declare a {@link Context}. Immutable.
 */
public final class Upcaster {

    private final Shape from;
    private final List<Shape> to;
    private final Work work;
    private final boolean mayGiveNothing;
    private final Classes classes;
    private final @Nullable Context context;

    private Upcaster(
            Shape from, List<Shape> to, Work work, boolean mayGiveNothing, Classes classes, @Nullable Context context) {
        this.from = requireNonNull(from, "from");
        this.to = List.copyOf(requireNonNull(to, "to"));
        this.work = work;
        this.mayGiveNothing = mayGiveNothing;
        this.classes = classes;
        this.context = context;
    }

    /**
     * Changes one event into one, of the same type or another. Fields of the same name and schema are taken over before,
     * and fields that have a default hold it.
     */
    public static Upcaster change(Shape from, Shape to, Change change) {
        requireNonNull(change, "change");
        return new Upcaster(
                from,
                List.of(requireNonNull(to, "to")),
                (old, output, source) -> change.change((GenericRecord) old, output.next(to), source.event()),
                false,
                Classes.NONE,
                null);
    }

    /** Gives a type another name, with all fields as they are. */
    public static Upcaster rename(Shape from, Shape to) {
        return change(from, to, (old, next, event) -> {});
    }

    /** Changes one event into one between two records that hold what the events of the two shapes held. */
    public static <A, B> Upcaster change(
            Shape from, Class<A> old, Shape to, Class<B> next, BiFunction<A, RecordedEvent, B> change) {
        requireNonNull(old, "old");
        requireNonNull(next, "next");
        requireNonNull(change, "change");
        return new Upcaster(
                from,
                List.of(requireNonNull(to, "to")),
                (value, output, source) -> output.give(to, change.apply(old.cast(value), source.event())),
                false,
                new Classes(old, next),
                null);
    }

    /**
     * Splits one event into several, which keep its version and position. To give none is an error, unless it is declared
     * by {@link #orNothing()}.
     *
     * @param to the shapes that it may be split into
     */
    public static Upcaster split(Shape from, List<Shape> to, Split split) {
        requireNonNull(split, "split");
        return new Upcaster(
                from,
                to,
                (old, output, source) -> split.split((GenericRecord) old, output, source.event()),
                false,
                Classes.NONE,
                null);
    }

    /**
     * Makes one event of several: of the one that came last, and of neighbours before it in its stream. It has the version
     * and position of the last one. The others give nothing by themselves once there is a step that {@linkplain #drop drops}
     * them; of what was never completed by a last one, nothing is left then.
     *
     * @param from the shape of the event that comes last
     * @param context where the others are looked for
     */
    public static Upcaster merge(Shape from, Context context, Shape to, Merge merge) {
        requireNonNull(merge, "merge");
        return new Upcaster(
                from,
                List.of(requireNonNull(to, "to")),
                (old, output, source) -> merge.merge(
                        (GenericRecord) old, source.surroundings().before(context), output.next(to), source.event()),
                false,
                Classes.NONE,
                requireNonNull(context, "context"));
    }

    /**
     * As {@link #split(Shape, List, Split)}, for a step that looks at neighbours: which decide what is given, or whether
     * anything is.
     */
    public static Upcaster split(Shape from, Context context, List<Shape> to, SplitInContext split) {
        requireNonNull(split, "split");
        return new Upcaster(
                from,
                to,
                (old, output, source) ->
                        split.split((GenericRecord) old, source.surroundings().before(context), output, source.event()),
                false,
                Classes.NONE,
                requireNonNull(context, "context"));
    }

    /** Leaves out events that mean nothing to the domain any more. They stay in the log. */
    public static Upcaster drop(Shape from) {
        return new Upcaster(from, List.of(), (old, output, source) -> {}, true, Classes.NONE, null);
    }

    /** The same step, which may also leave an event out. */
    public Upcaster orNothing() {
        return new Upcaster(from, to, work, true, classes, context);
    }

    /** What it lifts. */
    public Shape from() {
        return from;
    }

    /** What it may lift to; empty when it only drops. */
    public List<Shape> to() {
        return to;
    }

    @Override
    public String toString() {
        return to.isEmpty() ? "drop " + from : "%s -> %s".formatted(from, to.size() == 1 ? to.getFirst() : to);
    }

    /** What it looks at beside the event; empty when that is all it needs. */
    public Optional<Context> context() {
        return Optional.ofNullable(context);
    }

    boolean mayGiveNothing() {
        return mayGiveNothing;
    }

    Classes classes() {
        return classes;
    }

    void work(Object old, Output output, Source source) {
        work.work(old, output, source);
    }

    /** Changes the data of one event. */
    @FunctionalInterface
    public interface Change {

        /**
         * Fills what is still missing in {@code next}.
         *
         * @param old the data in the shape that the step is from, not to be changed; texts are {@code String}s
         * @param next the data in the shape that the step is to
         */
        void change(GenericRecord old, GenericRecord next, RecordedEvent event);
    }

    /** Splits the data of one event. */
    @FunctionalInterface
    public interface Split {

        /** Gives one or more events to {@code output}, in their order. */
        void split(GenericRecord old, Output output, RecordedEvent event);
    }

    /** Makes the data of one event of the last of several, and of those before it. */
    @FunctionalInterface
    public interface Merge {

        /**
         * Fills what is still missing in {@code next}. To throw makes the event undecodable: when a part is missing, for
         * example.
         *
         * @param last the data of the event that came last, not to be changed
         * @param before the neighbours that the step has declared, the nearest first
         * @param next the data in the shape that the step is to
         */
        void merge(GenericRecord last, List<Neighbour> before, GenericRecord next, RecordedEvent event);
    }

    /** Splits the data of one event, with a look at its neighbours. */
    @FunctionalInterface
    public interface SplitInContext {

        /**
         * Gives one or more events to {@code output}, in their order.
         *
         * @param before the neighbours that the step has declared, the nearest first
         */
        void split(GenericRecord old, List<Neighbour> before, Output output, RecordedEvent event);
    }

    /** What a step does, whatever form its data has. */
    @FunctionalInterface
    interface Work {

        void work(Object old, Output output, Source source);
    }

    /** The records that hold the data; null for data without a class. */
    record Classes(@Nullable Class<?> old, @Nullable Class<?> next) {

        static final Classes NONE = new Classes(null, null);
    }
}
