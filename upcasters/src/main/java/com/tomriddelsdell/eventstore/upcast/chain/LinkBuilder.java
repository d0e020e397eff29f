package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links steps to each other, and collects whatever is wrong with them. */
final class LinkBuilder {

    private final SchemaHistory history;
    private final Map<String, ? extends Form<?>> today;
    private final Collection<Upcaster> upcasters;
    private final Map<Shape, Step> steps = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    LinkBuilder(SchemaHistory history, Collection<Upcaster> upcasters, Map<String, ? extends Form<?>> today) {
        this.history = history;
        this.today = today;
        this.upcasters = upcasters;
    }

    UpcasterChain.Links build() {
        today.forEach(this::checkToday);
        upcasters.forEach(this::place);
        stopOnProblems();
        steps.values().forEach(this::checkCircle);
        stopOnProblems();
        steps.values().forEach(step -> step.exits().forEach(exit -> link(step, exit)));
        history.types().forEach(this::checkGaps);
        stopOnProblems();
        return new Found(history, Map.copyOf(steps), Map.copyOf(today));
    }

    private void stopOnProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidChainException(List.copyOf(problems));
        }
    }

    private void checkToday(String type, Form<?> form) {
        var versions = history.versions(type);
        if (!versions.getLast().equals(form.schema())) {
            problems.add("%s has changed since v%d: commit its schema of today as v%d.avsc: %s"
                    .formatted(type, versions.size(), versions.size() + 1, AvroText.of(form.schema())));
        }
    }

    private void place(Upcaster upcaster) {
        if (!isKnown(upcaster, upcaster.from()) || !upcaster.to().stream().allMatch(to -> isKnown(upcaster, to))) {
            return;
        }
        var from = upcaster.from();
        if (today.containsKey(from.type()) && history.latest(from.type()).equals(Optional.of(from))) {
            problems.add("%s leads away from %s, which this program writes".formatted(upcaster, from));
            return;
        }
        upcaster.context().ifPresent(context -> checkContext(upcaster, context));
        try {
            var other = steps.putIfAbsent(from, Step.of(upcaster, history));
            if (other != null) {
                problems.add("%s is ambiguous: %s, or %s".formatted(from, other.upcaster(), upcaster));
            }
        } catch (IllegalArgumentException unfit) {
            problems.add("%s: %s".formatted(upcaster, unfit.getMessage()));
        }
    }

    /** Every version of what is looked at can be read in a shape in which it is wanted. */
    private void checkContext(Upcaster upcaster, Context context) {
        if (!context.shapes().stream().allMatch(shape -> isKnown(upcaster, shape))) {
            return;
        }
        context.shapes().stream().map(Shape::type).distinct().forEach(type -> {
            for (var version = 1; version <= history.versions(type).size(); version++) {
                checkNeighbour(upcaster, context, Shape.of(type, version));
            }
        });
    }

    private void checkNeighbour(Upcaster upcaster, Context context, Shape stored) {
        var wanted = context.shapeOf(stored).orElseThrow();
        try {
            GenericForm.of(history.schema(wanted).orElseThrow())
                    .reader(history.schema(stored).orElseThrow());
        } catch (IllegalArgumentException unfit) {
            problems.add("%s looks at %s, but %s cannot be read as that; declare a version of it in the context: %s"
                    .formatted(upcaster, wanted, stored, unfit.getMessage()));
        }
    }

    private boolean isKnown(Upcaster upcaster, Shape shape) {
        var known = history.schema(shape).isPresent();
        if (!known) {
            problems.add("%s is unreachable: the history of %s ends at v%d"
                    .formatted(
                            upcaster,
                            shape.type(),
                            history.versions(shape.type()).size()));
        }
        return known;
    }

    private void checkCircle(Step step) {
        walk(step, new ArrayList<>());
    }

    private void walk(Step step, List<Shape> way) {
        var from = step.upcaster().from();
        if (way.contains(from)) {
            if (way.getFirst().equals(from)) {
                way.add(from);
                problems.add("steps go in a circle: " + arrows(way));
            }
            return;
        }
        for (var to : step.upcaster().to()) {
            var further = new ArrayList<>(way);
            further.add(from);
            var next = stepFrom(to);
            if (next != null) {
                walk(next, further);
            }
        }
    }

    /** The step at the next stop of a shape, if there is one. */
    private @Nullable Step stepFrom(Shape shape) {
        return Found.stepFrom(shape, history, steps);
    }

    private void link(Step step, Exit exit) {
        var entry = Found.entry(exit.shape(), history, steps, today);
        if (entry == null) {
            problems.add(retired(step.upcaster().from(), exit.shape().type()));
            return;
        }
        try {
            exit.leadTo(entry);
        } catch (IllegalArgumentException gap) {
            problems.add("gap after %s: %s".formatted(step.upcaster(), gap.getMessage()));
        }
    }

    private void checkGaps(String type) {
        for (var version = 1; version <= history.versions(type).size(); version++) {
            var shape = new Shape(type, version);
            var entry = Found.entry(shape, history, steps, today);
            if (entry == null) {
                problems.add(retired(shape, type));
            } else {
                checkGap(shape, entry);
            }
        }
    }

    private void checkGap(Shape shape, Entry entry) {
        try {
            entry.form().reader(history.schema(shape).orElseThrow());
        } catch (IllegalArgumentException gap) {
            problems.add("gap in %s: %s".formatted(arrows(Found.path(shape, history, steps, today)), gap.getMessage()));
        }
    }

    private String retired(Shape shape, String type) {
        return "%s leads nowhere: %s is no event type of today; rename, change, split or drop it"
                .formatted(arrows(Found.path(shape, history, steps, today)), type);
    }

    private static String arrows(List<?> way) {
        return String.join(" -> ", way.stream().map(Object::toString).toList());
    }
}
