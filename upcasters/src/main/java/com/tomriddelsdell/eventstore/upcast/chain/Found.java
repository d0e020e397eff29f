package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The links that were found: each shape leads to the next version of its type that has a step, or to today. */
record Found(SchemaHistory history, Map<Shape, Step> steps, Map<String, ? extends Form<?>> today)
        implements UpcasterChain.Links {

    @Override
    public @Nullable Entry entry(Shape from) {
        return history.schema(from).isEmpty() ? null : entry(from, history, steps, today);
    }

    @Override
    public List<String> path(Shape from) {
        return path(from, history, steps, today);
    }

    @Override
    public boolean looksBack() {
        return steps.values().stream()
                .anyMatch(step -> step.upcaster().context().isPresent());
    }

    static @Nullable Step stepFrom(Shape shape, SchemaHistory history, Map<Shape, Step> steps) {
        for (var version = shape.version();
                version <= history.versions(shape.type()).size();
                version++) {
            var step = steps.get(new Shape(shape.type(), version));
            if (step != null) {
                return step;
            }
        }
        return null;
    }

    static @Nullable Entry entry(
            Shape shape, SchemaHistory history, Map<Shape, Step> steps, Map<String, ? extends Form<?>> today) {
        var step = stepFrom(shape, history, steps);
        if (step != null) {
            return new Entry.Through(step);
        }
        var form = today.get(shape.type());
        return form == null ? null : new Entry.Today(form);
    }

    /** The stops from {@code shape} on; of a split, each way after the other. */
    static List<String> path(
            Shape shape, SchemaHistory history, Map<Shape, Step> steps, Map<String, ? extends Form<?>> today) {
        var path = new ArrayList<String>();
        path.add(shape.toString());
        var step = stepFrom(shape, history, steps);
        if (step == null) {
            history.latest(shape.type())
                    .filter(latest -> !latest.equals(shape))
                    .ifPresent(latest -> path.add(latest.toString()));
            return path;
        }
        if (!step.upcaster().from().equals(shape)) {
            path.add(step.upcaster().from().toString());
        }
        if (step.upcaster().to().isEmpty()) {
            path.add("dropped");
        }
        step.upcaster().to().forEach(to -> path.addAll(path(to, history, steps, today)));
        return path;
    }
}
