package com.tomriddelsdell.portfolio.platform.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** That the request may be sent again after {@code wait}, which the header {@code Retry-After} tells in whole seconds. */
    public static ProblemException retryAfter(Duration wait, Problem problem) {
        return new ProblemException(problem, wait);
    }

    /** A body that is no JSON object, which it must be. */
    public static ProblemException noObject() {
        return new ProblemException(Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-request",
                        "Malformed request",
                        "The body is not a JSON object.")
                .withErrors(List.of(new Problem.FieldError("body", "The body must be a JSON object."))));
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

    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds() + 1));
        }
        return headers;
    }
}
