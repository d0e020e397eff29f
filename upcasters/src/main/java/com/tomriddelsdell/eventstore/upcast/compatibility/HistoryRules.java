package com.tomriddelsdell.eventstore.upcast.compatibility;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The compatibility that a history must keep. To be checked by a test, so that a build fails, and when a program starts:
 *
 * <pre>{@code
 * HistoryRules.of(Compatibility.FULL)
 *         .forType("OrderPlaced", Compatibility.BACKWARD)
 *         .check(SchemaHistory.ofFolder(Path.of("src/main/avro/history")));
 * }</pre>
 */
public final class HistoryRules {

    private final Compatibility usual;
    private final Map<String, Compatibility> modes;
    private final Set<Shape> upcasted;

    private HistoryRules(Compatibility usual, Map<String, Compatibility> modes, Set<Shape> upcasted) {
        this.usual = usual;
        this.modes = modes;
        this.upcasted = upcasted;
    }

    /** Every type must keep {@code usual}, unless it is given another mode. */
    public static HistoryRules of(Compatibility usual) {
        return new HistoryRules(requireNonNull(usual, "usual"), Map.of(), Set.of());
    }

    /** With another mode for one type. */
    public HistoryRules forType(String type, Compatibility mode) {
        var more = new HashMap<>(modes);
        more.put(requireNonNull(type, "type"), requireNonNull(mode, "mode"));
        return new HistoryRules(usual, Map.copyOf(more), upcasted);
    }

    /** With shapes from which an upcaster leads on, so that no later version needs to read them or what is before them. */
    public HistoryRules upcastedFrom(Collection<Shape> shapes) {
        return new HistoryRules(usual, modes, Set.copyOf(requireNonNull(shapes, "shapes")));
    }

    /** Each place where the history breaks the rules. */
    public List<Violation> violations(SchemaHistory history) {
        var found = new ArrayList<Violation>();
        for (var type : requireNonNull(history, "history").types()) {
            var mode = modes.getOrDefault(type, usual);
            var versions = history.versions(type);
            for (var newer = 2; newer <= versions.size(); newer++) {
                for (var older = mode.since(newer); older < newer; older++) {
                    compare(type, mode, versions, older, newer, found);
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * Checks that the history keeps the rules.
     *
     * @throws IncompatibleHistoryException if it does not
     */
    public void check(SchemaHistory history) {
        var violations = violations(history);
        if (!violations.isEmpty()) {
            throw new IncompatibleHistoryException(violations);
        }
    }

    private void compare(
            String type, Compatibility mode, List<Schema> versions, int older, int newer, List<Violation> found) {
        if (mode.backward() && !isUpcasted(type, older, newer)) {
            found.addAll(read(type, versions, newer, older));
        }
        if (mode.forward()) {
            found.addAll(read(type, versions, older, newer));
        }
    }

    private boolean isUpcasted(String type, int older, int newer) {
        return upcasted.stream()
                .anyMatch(shape -> shape.type().equals(type) && shape.version() >= older && shape.version() < newer);
    }

    private static List<Violation> read(String type, List<Schema> versions, int reader, int writer) {
        return Break.between(versions.get(writer - 1), versions.get(reader - 1)).stream()
                .map(where -> new Violation(type, reader, writer, where))
                .toList();
    }
}
