package com.tomriddelsdell.benchmarks.contact;

import java.net.http.HttpRequest;

/** An answer of the application that is not the one of success, such as a refusal by a rate limit. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(HttpRequest request, int status, int expected) {
        super("%s %s was answered with %d, not %d".formatted(request.method(), request.uri(), status, expected));
    }
}
