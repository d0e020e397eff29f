package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A project whose fields are not acceptable. Names every violation, so that all can be put right at once. */
public final class InvalidProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidProjectException(List<Violation> violations) {
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
