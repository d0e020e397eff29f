package com.tomriddelsdell.eventstore.upcast.compatibility;

import static java.util.Objects.requireNonNull;

/**
 * A place in the history of a type where one version cannot read another though it must.
 *
 * @param reader the version that reads
 * @param writer the version whose data it cannot take
 */
public record Violation(String type, int reader, int writer, Break where) {

    public Violation {
        requireNonNull(type, "type");
        requireNonNull(where, "where");
    }

    @Override
    public String toString() {
        return "%s: v%d cannot read v%d: %s".formatted(type, reader, writer, where);
    }
}
