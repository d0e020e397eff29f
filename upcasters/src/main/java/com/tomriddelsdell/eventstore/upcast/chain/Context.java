package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Which neighbours of an event a step looks at: some of those before it in its stream. Never what comes after it, so that an
 * event gives the same whenever it is read, and a checkpoint behind it stays true.
 *
 * @param reach how many events the step looks back at most, of whatever type; 1 to {@value #MAX_REACH}
 * @param shapes what is looked at, and in which shape it is wanted; at least one. Of several versions of a type, a neighbour
 *     is given in the first at or after its own, or in the last
 */
public record Context(int reach, List<Shape> shapes) {

    /** The furthest that a step may look back. */
    public static final int MAX_REACH = 1_000;

    public Context {
        shapes = List.copyOf(requireNonNull(shapes, "shapes"));
        if (reach < 1 || reach > MAX_REACH) {
            throw new IllegalArgumentException("reach must be from 1 to %d, but was %d".formatted(MAX_REACH, reach));
        }
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("a context has at least one shape, but had none");
        }
    }

    /** The neighbours of these shapes among the {@code reach} events before. */
    public static Context before(int reach, Shape... shapes) {
        return new Context(reach, List.of(requireNonNull(shapes, "shapes")));
    }

    /** Whether events of {@code type} are looked at. */
    public boolean looksAt(String type) {
        requireNonNull(type, "type");
        return shapes.stream().anyMatch(shape -> shape.type().equals(type));
    }

    /** In which shape an event that was stored in the shape {@code stored} is given; empty if it is not looked at. */
    public Optional<Shape> shapeOf(Shape stored) {
        requireNonNull(stored, "stored");
        var versions = shapes.stream()
                .filter(shape -> shape.type().equals(stored.type()))
                .map(Shape::version)
                .sorted()
                .toList();
        return versions.stream()
                .filter(version -> version >= stored.version())
                .findFirst()
                .or(() -> versions.stream().reduce((earlier, later) -> later))
                .map(version -> Shape.of(stored.type(), version));
    }
}
