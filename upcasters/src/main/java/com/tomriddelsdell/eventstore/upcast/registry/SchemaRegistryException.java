package com.tomriddelsdell.eventstore.upcast.registry;

import org.jspecify.annotations.Nullable;

/** A registry that could not be asked, or refused what it was asked for. */
public final class SchemaRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final int code;

    private SchemaRegistryException(String message, int status, int code, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    static SchemaRegistryException refused(String request, int status, int code, String why) {
        return new SchemaRegistryException(
                "%s was refused with status %d, code %d: %s".formatted(request, status, code, why), status, code, null);
    }

    static SchemaRegistryException unreachable(String request, Throwable cause) {
        return new SchemaRegistryException("%s found no answer: %s".formatted(request, cause), 0, 0, cause);
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The registry's own code, such as 42201 for what is no schema; 0 when it told none. */
    public int code() {
        return code;
    }

    /** Whether the same may succeed later. */
    public boolean isTransient() {
        return status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    }
}
