package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.util.Optional;

/** What somebody has to say, in at most 5,000 characters. */
public record MessageText(String value) {

    public static final int MAX_LENGTH = 5_000;

    public MessageText {
        value = TypedText.accept(value, problemWith(value));
    }

    /** Why {@code typed} is not a message, if it is none. */
    public static Optional<String> problemWith(String typed) {
        return TypedText.problemWith("Your message", typed, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
