package com.tomriddelsdell.eventstore.spring.admin.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why somebody wants something done. */
public record Reason(@Nullable String reason) {

    private static final int LONGEST = 1_000;

    /** Fails with a {@link Refusal} if it is too long. */
    public Reason {
        if (reason != null && reason.length() > LONGEST) {
            throw tooLong(reason);
        }
    }

    private static Refusal tooLong(String reason) {
        return Refusal.invalid(
                "reason", "must have at most %d characters, but had %d".formatted(LONGEST, reason.length()));
    }

    /** It as a parameter of the audit; nothing unless one was given. */
    public Map<String, String> parameters() {
        return reason == null || reason.isBlank() ? Map.of() : Map.of("reason", reason);
    }

    /** It, which must have been given. Fails with a {@link Refusal} otherwise. */
    public String required() {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "must be given, from 1 to %d characters".formatted(LONGEST));
        }
        return reason;
    }
}
