package com.tomriddelsdell.portfolio.platform.http;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** A parameter or header whose value is not one that it can have. */
    public static ProblemException invalidParameter(String name, String rule) {
        return new ProblemException(Problem.of(
                        HttpStatus.BAD_REQUEST, "invalid-parameter", "Invalid parameter", "%s %s".formatted(name, rule))
                .withErrors(List.of(new Problem.FieldError(name, rule))));
    }

    public Problem problem() {
        return problem;
    }
}
