package com.tomriddelsdell.eventstore.upcast.compatibility;

import java.util.List;

/** A history that does not keep the compatibility that it must. Names each field, both versions and the fix. */
public final class IncompatibleHistoryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    IncompatibleHistoryException(List<Violation> violations) {
        super("The schemas have changed in a way that they must not:\n- "
                + String.join(
                        "\n- ", violations.stream().map(Violation::toString).toList()));
        this.violations = violations;
    }

    public List<Violation> violations() {
        return violations;
    }
}
