package com.tomriddelsdell.portfolio.platform.http;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** Which problem each failure is. Nothing of a failure's own message leaves the application. */
public final class Problems {

    public static final Problem UNAUTHENTICATED = Problem.of(
            UNAUTHORIZED, "unauthenticated", "Authentication needed", "This is for the owner of the site only.");

    public static final Problem FORBIDDEN_TO_YOU =
            Problem.of(FORBIDDEN, "forbidden", "Forbidden", "You may not do this.");

    public static final Problem TOO_MANY_ATTEMPTS = Problem.of(
            TOO_MANY_REQUESTS,
            "too-many-attempts",
            "Too many attempts",
            "Signing in failed too often. Please wait for as long as the Retry-After header says.");

    static final Problem CROSS_SITE =
            Problem.of(FORBIDDEN, "cross-site-request", "Cross-site request", "Other sites may not send this request.");

    private static final Problem UNAVAILABLE = Problem.of(
            SERVICE_UNAVAILABLE,
            "store-unavailable",
            "Temporarily unavailable",
            "Nothing was changed. Please try again in a moment.");

    private static final Problem OUTCOME_UNKNOWN = Problem.of(
            SERVICE_UNAVAILABLE,
            "outcome-unknown",
            "Outcome unknown",
            "The connection to the store was lost: the change may or may not have been made.");

    private static final Problem NOT_CAUGHT_UP = Problem.of(
            SERVICE_UNAVAILABLE,
            "not-caught-up",
            "Not caught up",
            "What was written is safe, but cannot be read here yet. Please try again in a moment.");

    private static final Problem INTERNAL =
            Problem.of(INTERNAL_SERVER_ERROR, "internal-error", "Internal error", "Something went wrong on our side.");

    private static final Map<HttpStatus, Problem> BY_STATUS = Stream.of(
                    Problem.of(BAD_REQUEST, "malformed-request", "Malformed request", "The request cannot be read."),
                    Problem.of(NOT_FOUND, "not-found", "Not found", "There is nothing here."),
                    Problem.of(
                            METHOD_NOT_ALLOWED,
                            "method-not-allowed",
                            "Method not allowed",
                            "This method is not supported here; the Allow header names those that are."),
                    Problem.of(
                            NOT_ACCEPTABLE,
                            "not-acceptable",
                            "Not acceptable",
                            "There is no representation of the media type asked for."),
                    Problem.of(
                            CONTENT_TOO_LARGE,
                            "content-too-large",
                            "Content too large",
                            "The body is larger than what is accepted here."),
                    Problem.of(
                            UNSUPPORTED_MEDIA_TYPE,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "A body of this content type is not accepted here."))
            .collect(
                    Collectors.toUnmodifiableMap(problem -> HttpStatus.valueOf(problem.status()), Function.identity()));

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case StoreUnavailableException unavailable -> UNAVAILABLE;
            case DataAccessResourceFailureException unavailable -> UNAVAILABLE;
            case TransientDataAccessException unavailable -> UNAVAILABLE;
            case NotCaughtUpException behind -> NOT_CAUGHT_UP;
            case AppendOutcomeUnknownException unknown -> OUTCOME_UNKNOWN;
            case ErrorResponse response ->
                of(HttpStatus.valueOf(response.getStatusCode().value()));
            default -> INTERNAL;
        };
    }

    private static Problem of(HttpStatus status) {
        var known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status.is4xxClientError()
                ? Problem.of(status, "rejected", status.getReasonPhrase(), "The request was rejected.")
                : INTERNAL;
    }
}
