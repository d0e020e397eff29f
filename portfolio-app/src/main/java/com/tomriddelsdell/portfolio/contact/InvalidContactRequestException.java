package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A contact request whose fields are not acceptable. Names every violation, so that all can be put right at once. */
public final class InvalidContactRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidContactRequestException(List<Violation> violations) {
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
