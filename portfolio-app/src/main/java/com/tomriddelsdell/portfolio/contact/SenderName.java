package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.util.Optional;

/** What somebody calls themselves: one line of at most 100 characters. */
public record SenderName(String value) {

    public static final int MAX_LENGTH = 100;

    public SenderName {
        value = TypedText.accept(value, problemWith(value));
    }

    /** Why {@code typed} is not a name, if it is none. */
    public static Optional<String> problemWith(String typed) {
        return TypedText.problemWith("Your name", typed, MAX_LENGTH)
                .or(() -> TypedText.tidy(typed).indexOf('\n') < 0
                        ? Optional.empty()
                        : Optional.of("Your name must be on one line."));
    }

    @Override
    public String toString() {
        return value;
    }
}
