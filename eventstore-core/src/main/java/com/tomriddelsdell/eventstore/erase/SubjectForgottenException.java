package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

/** Personal data of somebody who has been forgotten cannot be written any more. */
public final class SubjectForgottenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Subject subject;

    public SubjectForgottenException(Subject subject) {
        super("%s has been forgotten, and can have no personal data: whoever comes back needs another subject"
                .formatted(requireNonNull(subject, "subject")));
        this.subject = subject;
    }

    public Subject subject() {
        return subject;
    }
}
