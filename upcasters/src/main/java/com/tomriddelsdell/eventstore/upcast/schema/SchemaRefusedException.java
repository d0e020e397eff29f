package com.tomriddelsdell.eventstore.upcast.schema;

import org.jspecify.annotations.Nullable;

/** A text that is no Avro schema, or one that no event should have. Says what is wrong with it. */
public final class SchemaRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SchemaRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
