package com.tomriddelsdell.portfolio.input;

import java.util.List;
import java.util.stream.Collectors;

/** An input that breaks rules. Names every violation, so that all can be put right at once. */
public abstract class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    protected InvalidInputException(List<Violation> violations) {
        super(
                "Not acceptable: " + violations.stream().map(Violation::field).collect(Collectors.joining(", ")),
                null,
                false,
                false);
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
